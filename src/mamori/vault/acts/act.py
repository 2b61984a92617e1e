"""One list of this room, and one act of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mamori.people.models import Post
from mamori.ui import asking
from mamori.ui.asking import Question
from mamori.ui.asking.questions import Text

WELL, WANTING = "well", "wanting"


@dataclass(frozen=True, kw_only=True)
class Act(asking.Act):
    """What can be recorded.

    `verb` goes by posts for the first act of a list, by seats at the record for every other.

    Args:
        tells: what is told of the entry besides the answers, because the program found it out.
        is_well: of a check, whether its codes leave nothing to put right.
        ends: nothing more is done with the record afterwards.
    """

    tells: tuple[Question, ...] = ()
    is_well: Callable[[Mapping[str, Any]], bool] | None = None
    ends: bool = False


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """One list: who sits at each of its records, how one begins, what is done with it.

    `own`: whoever began a record can go on with it, whatever their post.
    """

    type: str
    stream: str  # what the names of its streams begin with
    title: Text
    lead: Text
    none: Text
    seats: Mapping[Post.Role, str]  # post -> the code for why
    read: str  # the verb for opening a record
    first: Act
    acts: tuple[Act, ...]
    own: bool = False

    def act(self, slug: str) -> Act | None:
        """Return an act by its name."""
        return next((act for act in self.acts if act.slug == slug), None)

    def act_of(self, kind: str) -> Act | None:
        """Return the act that an entry came from."""
        return next((act for act in (self.first, *self.acts) if act.kind == kind), None)
