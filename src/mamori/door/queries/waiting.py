"""What was told in a talk and has not gone over into a case yet; how a sign of it would begin."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.access.queries import barred_from
from mamori.cases.evidence import Evidence, files_in
from mamori.cases.queries import cases_of
from mamori.cases.queries.choices import Choices, adults
from mamori.door import enclosures
from mamori.door.models import Talk
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account

CHANNELS = {"pupil": "child", "guardian": "guardian"}  # of the packs' list, by who reported


@dataclass(frozen=True, slots=True)
class Waiting:
    """The words of whoever told, one after the other, and the files that came with them."""

    told: str
    files: tuple[Evidence, ...]
    last: str = ""  # the number of the last of it: who passes it on has read so far


def waiting(talk: Talk) -> Waiting:
    """Return what has not gone over into a case yet."""
    left: list[Entry] = []
    for one in entries([talk.stream], kinds=[*enclosures.TOLD, "report.passed-on"]):
        if one.kind == "report.passed-on":
            left.clear()
        else:
            left.append(one)
    words = [text for one in left for text in _texts(one)]
    files = tuple(file for one in left for file in files_in(one))
    return Waiting("\n\n".join(words), files, str(left[-1].id) if left else "")


def _texts(one: Entry) -> list[str]:
    words = one.words or {}
    return [words[name] for name in ("what", "name", "group") if words.get(name)]


def first_values(talk: Talk) -> dict[str, Any]:
    """Return how the form of a sign begins. Whom the words may mean is ticked: untick a helper."""
    with override(talk.school.language):  # it stays in the case, for readers of every language
        words = _("Told at the door, talk %(number)s.") % {"number": talk.number}
    return {
        "words": words,
        "noticed_at": talk.at,
        "channel": CHANNELS.get(talk.sender, "other-pupil"),
        "danger": talk.danger,
        "place": "unknown",
        "adults": [str(person) for person in barred_from(talk.stream)],
    }


def says_where_from(talk: Talk) -> str:
    """Return what is written beside files that go over into a case, in the school's language."""
    with override(talk.school.language):
        return _("From the door")


def choices_for_joining(account: Account, talk: Talk) -> dict[str, Choices]:
    """Return the cases of the school that a person sees, the newest first, and its staff."""
    mine = cases_of(account).filter(school=talk.school)
    return {
        "cases": [(str(case.pk), case.number) for case in mine],
        "adults": adults(talk.school),
    }
