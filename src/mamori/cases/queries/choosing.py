"""Choosing from a chronology: by heading, by child, by order."""

from dataclasses import dataclass
from uuid import UUID

from mamori.cases.acts import Group, act_of
from mamori.cases.queries.telling import Told
from mamori.people.queries import uuids


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader wants to see of a chronology. In an address stand only codes and ids."""

    group: str = ""
    child: UUID | None = None
    oldest_first: bool = False

    @classmethod
    def read(cls, asked: "dict[str, str]") -> "Chosen":
        """Read what an address asks for; what makes no sense asks for everything."""
        group = asked.get("show", "")
        child = next(iter(uuids([asked.get("child", "")])), None)
        return cls(group if group in list(Group) else "", child, asked.get("order") == "oldest")

    def of(self, told: list[Told]) -> list[Told]:
        """Return those lines, in the order asked for."""
        lines = [line for line in told if self._wants(line)]
        return lines[::-1] if self.oldest_first else lines

    def _wants(self, line: Told) -> bool:
        if self.child and self.child not in {one.id for one in line.subjects}:
            return False
        return not self.group or group_of(line) == self.group


def group_of(line: Told) -> Group:
    """Return under which heading an entry stands; a closed one stands where it tells nothing."""
    if line.closed:
        return Group.RECORD
    act = act_of(line.entry.kind, line.entry.attrs)
    if act:
        return act.group
    return Group.OUTSIDE if line.entry.kind == "board.told" else Group.FACTS
