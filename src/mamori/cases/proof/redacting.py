"""Texts for the home of one child, without the names of others."""

from collections.abc import Hashable, Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from mamori.cases.proof.circle import Circle
from mamori.cases.proof.spotting import Spotter

OWN, STAFF = "own", "staff"
LETTERS = 26


class Redactor:
    """Puts a mark in the place of each name of others; the same letter for the same child.

    Who told gets no letter: from two places of which each tells little one could learn who it was.
    """

    def __init__(self, circle: Circle) -> None:
        self.circle = circle
        self._letters: dict[UUID, str] = {}
        self._spotter = Spotter()
        near = {*circle.taking_part}
        near |= {adult for adult, pupils in circle.children.items() if pupils & near}
        for pk, known in circle.known.items():
            if pk in circle.others:
                self._spotter.add(known, pk, whole=pk not in near)
            else:
                is_own = pk in circle.own
                self._spotter.add(known, OWN if is_own else STAFF, whole=not is_own)
        for pk in circle.taking_part:
            self._children_of(pk)

    def __call__(self, text: str) -> str:
        """Return the text with a mark in the place of each name of others."""
        parts, at = [], 0
        for span in self._spotter.spans(text):
            if others := self._others(span.whose):
                parts += [text[at : span.start], self.mark(others)]
                at = span.end
        return "".join([*parts, text[at:]])

    def is_clean(self, text: str) -> bool:
        """Say whether no name of others is found in a text."""
        return not any(self._others(span.whose) for span in self._spotter.spans(text))

    def mark(self, people: Iterable[UUID]) -> str:
        """Return what stands for somebody who is one of these others."""
        people = set(people)
        children = frozenset.intersection(*(self._children_of(pk) for pk in people))
        letter = self._letter(next(iter(children))) if len(children) == 1 else ""
        if people & children or not children:
            lettered, bare = _("[another child %(letter)s]"), _("[another child]")
        else:
            lettered, bare = _("[home of another child %(letter)s]"), _("[home of another child]")
        return lettered % {"letter": letter} if letter else bare

    def _others(self, whose: frozenset[Hashable]) -> set[UUID]:
        """Return whose name it is; nobody's if it is a name of the child's own home too."""
        return set() if OWN in whose else {pk for pk in whose if isinstance(pk, UUID)}

    def _children_of(self, pk: UUID) -> frozenset[UUID]:
        """Return the child, or the children somebody answers for, with letters for them."""
        found = self.circle.children.get(pk, frozenset({pk})) - self.circle.own
        for child in sorted(found):
            if child not in self.circle.tellers:
                self._letters.setdefault(child, _numbered(len(self._letters)))
        return found

    def _letter(self, child: UUID) -> str:
        return self._letters.get(child, "")


def _numbered(number: int) -> str:
    """Return A, B to Z, then AA, AB and so on."""
    more, last = divmod(number, LETTERS)
    return (_numbered(more - 1) if more else "") + chr(ord("A") + last)
