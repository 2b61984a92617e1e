"""One register, and one act of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mamori.people.models import Post
from mamori.ui.asking import Question
from mamori.ui.asking.questions import Text


@dataclass(frozen=True, kw_only=True)
class Act:
    """What can be recorded.

    Args:
        slug: its name in the address.
        kind: the fact that it becomes.
        title: a verb and what it is done to; the heading of its page.
        told: what the entry is called when it is told again.
        questions: what is asked, in order.
        verb: who may, as `access.rules.MAY` has it: by posts for the first act of a register, by
            seats at the record for every other.
        lead: one or two sentences on what matters here.
        points: things to bear in mind, shown above the form.
        fixed: codes that are always so.
        becomes: the state of the record afterwards; none leaves it as it is.
        only_in: the states in which it can be done; none means all.
        by_another: not by who raised it, nor by who ordered what it is about.
    """

    slug: str
    kind: str
    title: Text
    told: Text
    questions: tuple[Question, ...]
    verb: str
    lead: Text = ""
    points: tuple[Text, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    becomes: str = ""
    only_in: tuple[str, ...] = ()
    by_another: bool = False


@dataclass(frozen=True, kw_only=True)
class Register:
    """One register: who sits at each of its records, how one begins, what is done with it."""

    type: str
    title: Text
    lead: Text
    seats: Mapping[Post.Role, str]  # post -> the code for why
    read: str  # the verb for opening a record
    first: Act
    acts: tuple[Act, ...]

    def act(self, slug: str) -> Act | None:
        """Return an act by its name."""
        return next((act for act in self.acts if act.slug == slug), None)

    def act_of(self, kind: str) -> Act | None:
        """Return the act that an entry came from."""
        return next((act for act in (self.first, *self.acts) if act.kind == kind), None)
