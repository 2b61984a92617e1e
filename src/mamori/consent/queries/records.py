"""Consent records with the fields of ISO/IEC TS 27560, and receipts made of them.

`record.schema.json` beside this room is the schema; statuses are named as the Data Privacy
Vocabulary of the W3C names them.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from mamori.base import clock
from mamori.consent.models import Asked, Asking
from mamori.consent.queries.reading import Page
from mamori.consent.queries.wording import Shown, how_to_take_back, shown, words_of
from mamori.consent.words import DATA, DPV_STATUSES, EXPIRED
from mamori.journal.queries import Entry, entries
from mamori.people.queries import about, school_day

VERSION = "mamori-consent-1"
KINDS = ("consent.given", "consent.refused", "consent.withdrawn")
Data = dict[str, Any]


def records(asked: Iterable[Asked], language: str) -> Data:
    """Return the records of requests about persons, whose words the reader may see."""
    rows = sorted(asked, key=lambda one: (str(one.person_id), one.request.number))
    told = _Told(rows, language)
    return {"schemaVersion": VERSION, "records": [told.record(one) for one in rows]}


def receipt(page: Page, language: str) -> Data:
    """Return the receipt of a letter: what its reader was asked, and what they said."""
    rows = Asked.unguarded.select_related("request__asking__school", "person")
    mine = list(rows.filter(request__asking=page.letter.asking, person=page.letter.person_id))
    told = _Told(mine, language, reader=page)
    made = sorted(mine, key=lambda one: one.request.number)
    return {
        "schemaVersion": VERSION,
        "receiptId": str(page.letter.pk),
        "madeAt": _at(clock.now()),
        "records": [told.record(one) for one in made],
    }


class _Told:
    """What several records are made from, read once."""

    def __init__(self, rows: list[Asked], language: str, reader: Page | None = None) -> None:
        self.language = language
        self.reader = reader
        askings: dict[UUID, Asking] = {one.request.asking_id: one.request.asking for one in rows}
        self.shown: dict[UUID, Shown] = {
            one.request.pk: one for each in askings.values() for one in shown(each, language)
        }
        self.party = {
            request: words.get("party", "")
            for each in askings.values()
            for request, words in words_of(each).items()
        }
        facts = entries({one.stream for one in rows}, kinds=KINDS)
        self.said: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for fact in filter(self._is_theirs, facts):
            self.said[fact.stream, str(fact.attrs["request"])].append(fact)
        self.names = about(
            {pk for fact in facts for pk in fact.subjects} | {one.person_id for one in rows}
        )

    def record(self, asked: Asked) -> Data:
        """Return one record."""
        said = self.said[asked.stream, str(asked.request_id)]
        events = [
            self._asked(asked),
            *(self._event(asked, one) for one in said),
            *self._over(asked),
        ]
        stands = DPV_STATUSES[asked.status_on(school_day(asked.request.asking.school))]
        return {
            "schemaVersion": VERSION,
            "recordId": str(asked.pk),
            "piiPrincipalId": str(asked.person_id),
            "processing": self._processing(asked, said),
            "parties": self._parties(asked, said),
            "events": events,
            # A receipt tells of its reader's own answer, and nothing of what others said.
            "status": events[-1]["state"] if self.reader else stands,
        }

    def _processing(self, asked: Asked, said: list[Entry]) -> Data:
        request, asking = asked.request, asked.request.asking
        words = self.shown[request.pk]
        return {
            "privacyNotice": f"sha256:{words.hash}",
            "language": self.language,
            "purpose": words.purpose,
            "lawfulBasis": "consent",
            "piiInformation": [
                {"piiType": DATA[code].dpv, "code": code, "specialCategory": False}
                for code in request.data
            ],
            "piiControllers": [str(asking.school_id)],
            "collectionMethod": sorted({str(one.attrs["way"]) for one in said}),
            "processingMethod": words.channel,
            "storageLocations": [settings.MAMORI_ADDRESS],
            "retentionPeriod": asking.until.isoformat(),
            "jurisdiction": asking.school.jurisdiction,
            "recipientThirdParties": list(filter(None, [self.party.get(str(request.pk), "")])),
            "withdrawalMethod": how_to_take_back(),
        }

    def _is_theirs(self, fact: Entry) -> bool:
        """Say whether a receipt may tell it: its reader's own answers, nobody else's."""
        if self.reader is None:
            return True
        letter = self.reader.letter
        readers = [one for one in fact.subjects if one != letter.person_id]
        return fact.attrs["side"] == letter.side and readers == list(
            filter(None, [letter.reader_id])
        )

    def _parties(self, asked: Asked, said: list[Entry]) -> list[Data]:
        school = asked.request.asking.school
        parties = [
            _party(str(school.pk), school.name, "PIIController"),
            _party(str(asked.person_id), self.names[asked.person_id].name, "PIIPrincipal"),
        ]
        found = {self._entity(one): one for one in said if one.attrs["side"] != "person"}
        for entity, fact in found.items():
            known = [self.names[pk].name for pk in fact.subjects if str(pk) == entity]
            name = known[0] if known else (fact.words or {}).get("name", "")
            parties.append(_party(entity, name, "Representative"))
        return parties

    def _entity(self, fact: Entry) -> str:
        if fact.attrs["side"] == "person":
            return str(fact.subjects[0])
        return str(fact.subjects[1]) if len(fact.subjects) > 1 else "representative"

    def _asked(self, asked: Asked) -> Data:
        asking = asked.request.asking
        return _event(asking.asked_at, asking, str(asking.school_id), "ConsentRequested")

    def _event(self, asked: Asked, fact: Entry) -> Data:
        state = {"given": "ConsentGiven", "refused": "ConsentRefused"}
        name = state.get(fact.kind.removeprefix("consent."), "ConsentWithdrawn")
        made = _event(fact.at, asked.request.asking, self._entity(fact), name)
        if "on" in fact.attrs:
            made["signedOn"] = fact.attrs["on"]
        return made | {"privacyNotice": f"sha256:{fact.attrs['shown']}"}

    def _over(self, asked: Asked) -> list[Data]:
        asking = asked.request.asking
        ended = asked.status_on(school_day(asking.school)) == EXPIRED
        if not ended:
            return []
        last = datetime.combine(asking.until, datetime.max.time(), UTC)
        return [_event(last, asking, str(asking.school_id), "ConsentExpired")]


def _party(pk: str, name: str, kind: str) -> Data:
    return {
        "id": pk,
        "name": name,
        "type": kind,
        "address": settings.MAMORI_ADDRESS if kind == "PIIController" else "",
        "contact": _("School office") if kind == "PIIController" else "",
    }


def _event(at: datetime, asking: Asking, entity: str, state: str) -> Data:
    return {
        "time": _at(at),
        "validityDuration": {"until": asking.until.isoformat()},
        "entityId": entity,
        "type": "explicit" if state != "ConsentRequested" else "notice",
        "state": state,
    }


def _at(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
