"""May it go out? What was seen, weighed by the packs and the consents of this very moment."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from unicodedata import normalize
from uuid import UUID

from mamori.consent.queries.register import consents_of
from mamori.consent.words import CHANNELS
from mamori.core.scan.consents import Consents
from mamori.core.scan.findings import Finding
from mamori.core.scan.hits import KINDS
from mamori.core.scan.judging import SURE, VERDICTS, Judged
from mamori.core.scan.serving import Seen
from mamori.people.models import School
from mamori.people.queries import school_day
from mamori.publishing.looking import Looked, judged
from mamori.publishing.models import Item, Release
from mamori.publishing.queries.apart import not_apart
from mamori.publishing.queries.channels import channels_of
from mamori.publishing.queries.held import sight_of
from mamori.publishing.queries.marks import Recognised, known_again

# Whose these are no scanner knows, so no consent can cover them: somebody must look.
FACES = "face"
SECRET = "secret-request"  # noqa: S105 -- what a finder is called
_NOBODYS = {"contact", "birth-date", "grade"}
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Weighed:
    """One file: what was found in it, whose consent is missing, what somebody must look at."""

    item: Item
    looked: Looked
    again: tuple[Recognised, ...]
    lacking: dict[str, frozenset[str]]  # kind of finding -> persons who did not agree
    to_look_at: tuple[Judged[Finding], ...]

    @property
    def is_refused(self) -> bool:
        """Whether it cannot go out as it is, whoever says so."""
        return bool(self.again) or self._by_rules in {"block", "consent"}

    @property
    def asks_secret(self) -> bool:
        """Whether it asks for a password or the like: then nobody says that it is no copy."""
        sure = (one for one in self.looked.findings if one.confidence >= SURE)
        return any(KINDS[one.kind][0] == SECRET for one in sure)

    @property
    def wants_reason(self) -> bool:
        """Whether somebody must look and say why it may go out."""
        return bool(self.to_look_at) or bool(self.looked.error) or self._by_rules == "warn"

    @property
    def tells(self) -> bool:
        """Whether anything was found that a rule speaks of."""
        return any(one.rules for one in self.looked.judged)

    @property
    def _by_rules(self) -> str:
        """The strictest verdict on what was found, without what somebody must look at."""
        looked_at = set(map(id, self.to_look_at))
        said = [one.verdict for one in self.looked.judged if id(one) not in looked_at]
        return max(said, key=VERDICTS.index, default="clear")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A whole release, and what may become of it."""

    release: Release
    files: tuple[Weighed, ...]
    people: frozenset[str] = field(default=frozenset())  # whom it tells of

    @property
    def is_whole(self) -> bool:
        """Whether every file was looked through."""
        return all(one.item.state == Item.State.LOOKED for one in self.files)

    @property
    def is_refused(self) -> bool:
        """Whether it cannot go out as it is."""
        return not self.is_whole or any(one.is_refused for one in self.files)

    @property
    def wants_reason(self) -> bool:
        """Whether a person's yes needs a reason."""
        return any(one.wants_reason for one in self.files)

    @property
    def tells(self) -> bool:
        """Whether it tells of persons, or somebody had to look at it.

        Of a copy nothing is left to find, but whether all was found only a reader can tell.
        """
        return self.wants_reason or any(one.tells or one.item.is_copy for one in self.files)

    @property
    def is_green(self) -> bool:
        """Whether nothing at all stands against it."""
        return not self.is_refused and not self.wants_reason

    @property
    def verdict(self) -> str:
        """The strictest verdict; a copy of a withdrawn document is blocked."""
        said = [one.looked.verdict for one in self.files]
        again = ["block"] if any(one.again for one in self.files) else []
        return max([*said, *again], key=VERDICTS.index, default="clear")

    @property
    def lacking(self) -> frozenset[str]:
        """Everybody whose consent is missing."""
        return frozenset().union(*(people for one in self.files for people in one.lacking.values()))


def weigh(release: Release) -> Outcome:
    """Weigh a release as things stand now."""
    rows = Item.unguarded.filter(release=release).select_related("release__school")
    files = tuple(_weighed(release, item) for item in rows.order_by("number"))
    people = {key for one in files for finding in one.looked.findings for key in whose(finding)}
    return Outcome(release, files, frozenset(people))


def whose(finding: Finding) -> set[str]:
    """Return the persons whom a finding may be about."""
    return {person for person in (finding.person, *finding.others) if person}


def _weighed(release: Release, item: Item) -> Weighed:
    school = release.school
    seen = sight_of(item) or Seen(kind=item.type)
    own = _own_contacts(school)
    findings = tuple(one for one in seen.findings if not _is_own(one, own))
    place, under = CHANNELS[release.channel].place, [UUID(pk) for pk in release.under]
    looked = judged(
        school, replace(seen, findings=findings), sha256=item.sha256, place=place, under=under
    )
    known = known_again(school, looked.text) if looked.segments else []
    again = tuple(not_apart(known, release.stream, item.sha256))
    missing = _Missing(looked, consents_of(school, under), place, school)
    return Weighed(item, looked, again, missing.by_kind(), tuple(missing.to_look_at()))


class _Missing:
    """Whose consent is missing in one file."""

    def __init__(self, looked: Looked, consents: Consents, place: str, school: School) -> None:
        self._asked = [one for one in looked.judged if one.verdict == "consent"]
        sure = [one for one in looked.findings if one.confidence >= SURE]
        self._all = {key for one in sure for key in whose(one)}
        self._listed = any(one.kind == "person-list" for one in sure)
        self._consents, self._place, self._day = consents, place, school_day(school)
        self._of_all: dict[str, frozenset[str]] = {}  # a long list asks for it in each line

    def by_kind(self) -> dict[str, frozenset[str]]:
        """Return who did not agree, by the kind of finding."""
        found: dict[str, set[str]] = {}
        for one in self._asked:
            first = KINDS[one.finding.kind][0]
            if first != FACES:
                found.setdefault(first, set()).update(self._lacking(one.finding, first))
        return {kind: frozenset(people) for kind, people in found.items() if people}

    def to_look_at(self) -> Iterator[Judged[Finding]]:
        """Yield what no consent can cover, because nobody but a person can tell whose it is."""
        for one in self._asked:
            first = KINDS[one.finding.kind][0]
            nobodys = first in _NOBODYS and not whose(one.finding) and not self._listed
            if first == FACES or (nobodys and not self._lacking(one.finding, first)):
                yield one

    def _lacking(self, finding: Finding, kind: str) -> Iterable[str]:
        if own := whose(finding):
            return self._without(own, kind)
        if kind not in self._of_all:
            self._of_all[kind] = self._without(self._all, kind)
        return self._of_all[kind]

    def _without(self, people: set[str], kind: str) -> frozenset[str]:
        cover, place, day = self._consents.cover, self._place, self._day
        return frozenset(key for key in people if not cover({key}, kind, place, day))


def _own_contacts(school: School) -> frozenset[str]:
    """Return the telephone numbers and addresses that are the school's own, and official."""
    return frozenset(filter(None, (_bare(one.address) for one in channels_of(school))))


def _is_own(finding: Finding, own: frozenset[str]) -> bool:
    return KINDS[finding.kind][0] == "contact" and _bare(finding.text) in own


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub("", normalize("NFKC", text).casefold())
