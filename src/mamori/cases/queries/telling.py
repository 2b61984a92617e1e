"""The chronology: each entry told again with the words of the act it came from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mamori.access.rules import MAY, roles_at
from mamori.access.words import role
from mamori.cases.acts import Act, Children, Choice, Day, Field, Files, Staff, Time, Words, act_of
from mamori.cases.evidence import Evidence, files_in
from mamori.cases.models import Case
from mamori.cases.queries.origins import Head, origins
from mamori.cases.words import CLOSED, SELF_TOLD
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account
from mamori.people.packs import codes_of_year
from mamori.people.queries import about, uuids, year_finder
from mamori.ui.dates import day, moment
from mamori.ui.templatetags.ui import listed

ONE_ACT = timedelta(seconds=5)  # facts of one press of a button
SEALED_PEOPLE = ("behind", "seated", "children")  # who is named among the words of an entry


@dataclass(frozen=True, slots=True)
class Subject:
    """A person whom an entry concerns."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One question of an act and its answer. `long` is what somebody wrote in sentences.

    `ours` is what holds no typed word and nobody's name but that of staff: codes, days, who acted.
    """

    label: str
    value: str
    long: bool = False
    ours: bool = False
    files: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of a chronology, in words for a reader."""

    case: Case
    entry: Entry
    title: str
    by: str
    channel: str
    subjects: list[Subject]
    posts: list[str]
    carried: str = ""  # who wrote it first, where it came from another case
    lines: list[Line] = field(default_factory=list)
    closed: bool = False  # there is an entry, but not for this reader
    for_few: bool = False  # this reader may read it, and paper leaves it out
    may_take_files: bool = False  # as they came, with all that they tell
    talk: str = ""  # the talk at the door in which it began, if this reader may open that
    corrections: list["Told"] = field(default_factory=list)

    @property
    def details(self) -> list[str]:
        """Who told it, how it came to light, where, in which posts: as far as it is known."""
        where = (self.entry.words or {}).get("where", "")
        parts = (self.by, self.carried, self.channel, where, *map(role, self.posts))
        return [part for part in parts if part]

    @property
    def words(self) -> str:
        """What was written without a question, as in a sign; empty if this reader may not."""
        return "" if self.closed else str((self.entry.words or {}).get("what", ""))

    @property
    def texts(self) -> Iterator[str]:
        """Everything that this reader may read of it, for finding words."""
        yield self.title
        yield from self.details
        yield from (subject.name for subject in self.subjects)
        yield from (line.value for line in self.lines)
        yield self.words
        for correction in self.corrections:
            yield from correction.texts

    def continues(self, other: "Told") -> bool:
        """Say whether this only adds a post to what the same person did in the same act."""
        mine, theirs = self.entry, other.entry
        same_act = (mine.stream, mine.kind, mine.by) == (theirs.stream, theirs.kind, theirs.by)
        return same_act and bool(self.posts) and abs(mine.at - theirs.at) < ONE_ACT


TOLD = frozenset(SELF_TOLD)


def chronology(cases: list[Case], language: str, *, reader: Account | None = None) -> list[Told]:
    """Return what was told in these cases, newest first. The caller has asked who may read.

    Args:
        cases: all of them ones the reader may see.
        language: of the words of the program and of the packs.
        reader: for whom entries that only some posts may read are opened; None opens none.
    """
    by_stream = {case.stream: case for case in cases}
    told = [entry for entry in entries(by_stream) if _is_told(entry)]
    names = _names(told)
    first = origins(told)
    streams = {*by_stream, *(stream for stream, _kind, _attrs in first.values())}
    streams |= {f"talk:{entry.attrs['talk']}" for entry in told if "talk" in entry.attrs}
    teller = Teller(language, names, _roles(streams, reader), first)
    lines: list[Told] = []
    for entry in reversed(told):
        line = teller.tell(by_stream[entry.stream], entry)
        if lines and line.continues(lines[-1]):
            lines[-1].posts.extend(line.posts)
        else:
            lines.append(line)
    return _beside(lines)


def _beside(lines: list[Told]) -> list[Told]:
    """Put corrections beside what they correct; what they correct stays as it was written."""
    by_id = {str(line.entry.id): line for line in lines}
    top = []
    for line in lines:
        wrong = by_id.get(line.entry.attrs.get("entry", ""))
        if line.entry.kind == "entry.corrected" and wrong and wrong is not line:
            wrong.corrections.append(_as_closed(line) if wrong.closed else line)
        else:
            top.append(line)
    return top


def _as_closed(line: Told) -> Told:
    """Close what corrects a closed entry, and what corrects that: it would tell what is there."""
    corrections = [_as_closed(one) for one in line.corrections]
    return replace(
        line, by="", channel="", subjects=[], lines=[], closed=True, corrections=corrections
    )


def _is_told(entry: Entry) -> bool:
    return entry.kind in TOLD or act_of(entry.kind, entry.attrs) is not None


def _names(told: list[Entry]) -> dict[UUID, str]:
    people = {person for entry in told for person in entry.subjects}
    people |= {entry.by for entry in told if entry.by}
    for entry in told:
        people |= {pk for name in SEALED_PEOPLE for pk in _sealed(entry, name)}
        people |= set(uuids([(entry.words or {}).get("carried", {}).get("by", "")]))
    return {person: known.name for person, known in about(people).items()}


def _sealed(entry: Entry, name: str) -> list[UUID]:
    return uuids((entry.words or {}).get(name, ()))


def _roles(streams: Iterable[str], reader: Account | None) -> dict[str, set[str]]:
    return {stream: roles_at(reader, stream) for stream in streams} if reader else {}


class Teller:
    """Tells entries in one language; keeps the code lists it has looked up."""

    def __init__(
        self,
        language: str,
        names: dict[UUID, str],
        roles: dict[str, set[str]] | None = None,
        first: Mapping[UUID, Head] | None = None,
    ) -> None:
        self.language = language
        self.names = names
        self.roles = roles or {}
        self.first = first or {}
        self._lists: dict[tuple[object, str, int], dict[str, str]] = {}
        self._years: dict[object, Callable[[date], int]] = {}

    def tell(self, case: Case, entry: Entry) -> Told:
        """Tell one entry."""
        act = act_of(entry.kind, entry.attrs)
        restricted, may_read = self._few(entry)
        closed = restricted and not may_read
        return Told(
            case=case,
            entry=entry,
            title=self._title(act, entry, closed=closed),
            by=self.names.get(entry.by, "") if entry.by and not closed else "",
            channel=self._way(case, entry),
            subjects=[] if closed else self._people(entry.subjects),
            carried="" if closed else self._carried(entry),
            posts=[entry.attrs["role"]] if not act and "role" in entry.attrs else [],
            lines=[] if closed else self._lines(case, act, entry),
            closed=closed,
            for_few=restricted and not closed,
            may_take_files=bool(MAY["file.take"] & self._may(case)),
            talk=self._talk(entry),
        )

    def _talk(self, entry: Entry) -> str:
        talk = str(entry.attrs.get("talk", ""))
        return talk if self.roles.get(f"talk:{talk}") else ""

    def _few(self, entry: Entry) -> tuple[bool, bool]:
        """Say whether few may read an entry, or what it corrects, and whether this reader may."""
        stream, kind, attrs = self.first.get(entry.id, (entry.stream, entry.kind, entry.attrs))
        act = act_of(kind, attrs)
        if not act or not act.restricted:
            return False, True
        return True, bool(act.restricted & self.roles.get(stream, set()))

    def _title(self, act: Act | None, entry: Entry, *, closed: bool) -> str:
        if closed:
            return str(CLOSED)  # the kind of an entry tells something of it already
        return str(act.told if act else SELF_TOLD.get(entry.kind, entry.kind))

    def _people(self, people: Iterable[UUID]) -> list[Subject]:
        return [Subject(pk, self.names[pk]) for pk in people if pk in self.names]

    def _carried(self, entry: Entry) -> str:
        origin = (entry.words or {}).get("carried")
        if not origin:
            return ""
        names = [self.names.get(pk, "") for pk in uuids([origin["by"]])]
        written = moment(localtime(datetime.fromisoformat(origin["at"])), self.language)
        told = {"who": listed(filter(None, names)), "moment": written}
        return _("first written by %(who)s, %(moment)s") % told

    def _may(self, case: Case) -> set[str]:
        return self.roles.get(case.stream, set())

    def _lines(self, case: Case, act: Act | None, entry: Entry) -> list[Line]:
        report = str((entry.words or {}).get("report", ""))
        lines = [self._line(case, asked, entry) for asked in (act.fields if act else ())]
        lines.append(Line(_("In the words of whoever told it"), report, long=True))
        if act is None and (types := entry.attrs.get("net-type")):
            known = self._list(case, "net-types", entry)
            said = listed(known.get(code, code) for code in types)
            lines.append(Line(_("Type of net bullying; several may apply"), said, ours=True))
        return [line for line in lines if line and line.value]

    def _line(self, case: Case, asked: Field, entry: Entry) -> Line | None:
        words = entry.words or {}
        if isinstance(asked, Words):
            return Line(str(asked.label), str(words.get(asked.name, "")), long=asked.rows > 1)
        if isinstance(asked, Day | Time):
            code = str(entry.attrs.get(asked.attr, ""))
            said = self._day(code) if isinstance(asked, Day) else code
            return Line(str(asked.label), said, ours=True)
        if isinstance(asked, Choice):
            chosen = words.get(asked.name) if asked.sealed else entry.attrs.get(asked.attr)
            return Line(str(asked.label), self._codes(case, asked, chosen, entry), ours=True)
        if isinstance(asked, Files):
            files = tuple(files_in(entry))
            return Line(str(asked.label), listed(file.label for file in files), files=files)
        if isinstance(asked, Children | Staff):
            ours = isinstance(asked, Staff)
            name = asked.role if isinstance(asked, Staff) else asked.name
            people = listed(one.name for one in self._people(_sealed(entry, name)))
            return Line(str(asked.label), people, ours=ours)
        return None

    def _codes(self, case: Case, asked: Choice, chosen: object, entry: Entry) -> str:
        written = chosen if isinstance(chosen, list) else [chosen] if chosen else []
        known = self._list(case, asked.of, entry) if asked.of else {}
        known = known or {code: str(says) for code, says in asked.codes}
        return listed(known.get(str(code), str(code)) for code in written)

    def _list(self, case: Case, of: str, entry: Entry) -> dict[str, str]:
        """Return a code list as it stood in the year that an entry names, or was written in."""
        school = case.school
        find = self._years.get(school.pk) or self._years.setdefault(school.pk, year_finder(school))
        written = find(entry.at.astimezone(ZoneInfo(school.time_zone)).date())
        year = int(entry.attrs["year"]) if "year" in entry.attrs else written
        key = (school.pk, of, year)
        if key not in self._lists:
            self._lists[key] = codes_of_year(school, of, self.language, year)
        return self._lists[key]

    def _way(self, case: Case, entry: Entry) -> str:
        code = entry.attrs.get("channel", "")
        return self._list(case, "channels", entry).get(code, "") if code else ""

    def _day(self, iso: str) -> str:
        try:
            return day(date.fromisoformat(iso), self.language)
        except ValueError:
            return ""


def reached_committee(told: list[Told]) -> bool:
    """Say whether a case was shared with a committee in which somebody sits."""
    shared = (line.entry for line in told if line.entry.kind == "sign.shared")
    return any("committee" in entry.attrs["with"] for entry in shared)
