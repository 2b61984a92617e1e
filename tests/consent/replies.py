"""Answering a letter as its reader would."""

from mamori.consent.actions import Answers, answer_letter, write_letters
from mamori.consent.models import Asked, Asking, Letter, Request
from mamori.people.models import Account, Person


def letters(by: Account, asking: Asking, person: Person) -> dict[str, Letter]:
    """Write the letters about a person; return the first of each side."""
    found: dict[str, Letter] = {}
    for letter in write_letters(by=by, asking=asking, people=[person.pk]):
        found.setdefault(letter.side, letter)
    return found


def reply(letter: Letter, *, yes: bool, name: str = "", language: str = "vi") -> None:
    """Answer every request of a letter alike."""
    requests = Request.unguarded.filter(asking=letter.asking)
    said = {request.pk: yes for request in requests}
    answer_letter(letter=letter, answers=Answers(said, language, name))


def status(asking: Asking, person: Person) -> str:
    """Return where the first request of an asking stands for a person."""
    row = Asked.unguarded.get(request__asking=asking, request__number=1, person=person)
    return row.status
