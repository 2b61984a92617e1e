"""The exact words that a reader is shown of a request, and the hash by which they are known."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.consent.models import Asking, Request
from mamori.consent.words import CHANNELS, DATA
from mamori.core.policy import say
from mamori.journal.queries import entries
from mamori.people.models import School
from mamori.ui.dates import day

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One request in one language, line by line as the reader sees it.

    `common` is the same for all requests of a letter, and stands there once.
    """

    request: Request
    purpose: str
    data: tuple[str, ...]
    where: tuple[str, str]
    own: Lines
    common: Lines

    @property
    def channel(self) -> str:
        """Where it would go, with to whom."""
        return self.where[1]

    @property
    def lines(self) -> Lines:
        """Everything that was shown of the request."""
        return (self.where, *self.own, *self.common)

    @property
    def hash(self) -> str:
        """What stands in the journal for these words."""
        return hashlib.sha256(json.dumps(self.lines, ensure_ascii=False).encode()).hexdigest()


def words_of(asking: Asking) -> dict[str, dict[str, Any]]:
    """Return what was written for each request of an asking: purpose and party; {} once erased."""
    asked = entries([asking.stream], kinds=["consent.asked"])
    return {str(one.attrs["request"]): one.words or {} for one in asked}


def shown(asking: Asking, language: str) -> list[Shown]:
    """Return the requests of an asking in the words of a language, in their order."""
    told = words_of(asking)
    requests = Request.unguarded.filter(asking=asking).order_by("number")
    with override(language):
        return [_one(asking, each, told.get(str(each.pk), {}), language) for each in requests]


def _one(asking: Asking, request: Request, told: Mapping[str, Any], language: str) -> Shown:
    school: School = asking.school
    purpose = say(told.get("purpose", {}), language, school.language)
    data = tuple(str(DATA[code].says) for code in request.data)
    own = (
        (_("What for"), purpose),
        (_("What of the person"), "\n".join(data)),
        (_("Last day"), day(asking.until, language)),
    )
    common = (
        (_("Who asks"), school.name),
        (_("Taking it back"), how_to_take_back()),
        (_("If you do not answer"), _("Then it is no. Silence is not consent.")),
    )
    channel = _with_party(str(CHANNELS[request.channel].says), told.get("party", ""))
    return Shown(request, purpose, data, (_("Where it would go"), channel), own, common)


def how_to_take_back() -> str:
    """Say how a consent is taken back, as easily as it is given."""
    return _(
        "At any time, with the same link, or by telling the school. It counts from that moment,"
        " and you need not say why."
    )


def _with_party(channel: str, party: str) -> str:
    return _("%(channel)s: %(party)s") % {"channel": channel, "party": party} if party else channel
