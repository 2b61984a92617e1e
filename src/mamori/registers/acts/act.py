"""One register, and one act of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from mamori.people.models import Post
from mamori.ui import asking
from mamori.ui.asking.questions import Text


@dataclass(frozen=True, kw_only=True)
class Act(asking.Act):
    """What can be recorded.

    `verb` goes by posts for the first act of a register, by seats at the record for every other.

    Args:
        becomes: the state of the record afterwards; none leaves it as it is.
        only_in: the states in which it can be done; none means all.
        by_another: not by who raised it, nor by who ordered what it is about.
    """

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
