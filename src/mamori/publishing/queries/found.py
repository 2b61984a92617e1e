"""What was found in a file, as somebody reads it: in the order of harm, where, whose, why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from mamori.core.policy import say
from mamori.core.policy.entries import RuleEntry
from mamori.core.scan.findings import Finding
from mamori.core.scan.hits import KINDS
from mamori.core.scan.judging import SURE, VERDICTS, Judged
from mamori.core.scan.places import Place
from mamori.core.scan.reasons import REASONS
from mamori.core.scan.report.wording import KINDS as WORDS
from mamori.core.scan.report.wording import is_known_part, part_words
from mamori.duties.packs import source_title
from mamori.people.models import School
from mamori.people.packs import loaded
from mamori.people.queries import about, school_day
from mamori.people.search import groups_of
from mamori.publishing.models import Item
from mamori.publishing.queries.held import pages_of, words_of
from mamori.publishing.queries.marks import Recognised
from mamori.publishing.queries.releases import is_drawing
from mamori.publishing.queries.weighing import Outcome, Weighed, whose

# What hurts most when it is out, first.
HARM = (
    *("secret-request", "special-care", "identifier", "disadvantageous-grade", "grade"),
    *("person-list", "contact", "birth-date", "face", "person"),
)
NAMES_SHOWN = 40
PLACES_SHOWN = 6
COLOURS = {"block": "red", "consent": "red", "warn": "yellow", "clear": "green"}


@dataclass(frozen=True, slots=True)
class Clause:
    """What a document says about it, and where in the document."""

    says: str
    clause: str
    source: str
    rows: str


@dataclass(frozen=True, slots=True)
class Group:
    """Finds of one kind that one rule speaks of."""

    kind: str
    verdict: str
    agreed: bool  # consent is asked for, and there
    to_look_at: bool  # no consent can cover it: somebody must look
    count: int
    people: list[str]
    more_people: int
    places: list[str]
    more_places: int
    clauses: list[Clause]

    @property
    def colour(self) -> str:
        """The class of its tag."""
        return f"govuk-tag--{COLOURS[self.verdict]}"

    @property
    def tag(self) -> str:
        """What becomes of it, in a word or two."""
        if self.agreed:
            return _("Agreed")
        if self.to_look_at:
            return _("Look yourself")
        words = {"block": _("Not out"), "consent": _("No consent"), "warn": _("Look yourself")}
        return words.get(self.verdict, _("May go out"))


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing of a release as its page shows it."""

    item: Item
    name: str
    link: str
    groups: list[Group]
    perhaps: int  # finds too uncertain to be judged by
    unread: list[str]
    again: tuple[Recognised, ...]
    pages: list[int]
    asks_secret: bool
    drawing: bool  # whether more pages may come
    is_refused: bool
    no_copy: str

    @property
    def is_being_copied(self) -> bool:
        """Whether a copy is being made."""
        return self.item.no_copy == "…"


def shown(outcome: Outcome, language: str) -> list[Shown]:
    """Return what was found in the files of a release, in words."""
    school = outcome.release.school
    names = _Names(school, outcome.people)
    return [_shown(one, names, language) for one in outcome.files]


def lacking(outcome: Outcome) -> list[str]:
    """Return the names of those whose consent is missing, with their classes."""
    return _Names(outcome.release.school, outcome.lacking).of(outcome.lacking)


class _Names:
    """The names of persons by their keys, read once."""

    def __init__(self, school: School, keys: Iterable[str]) -> None:
        known = about(map(UUID, keys))
        groups = groups_of(school.pk, school_day(school))
        self._names = {
            str(pk): (one.reading or one.name, _with_group(one.name, groups.get(pk, "")))
            for pk, one in known.items()
        }

    def of(self, keys: Iterable[str]) -> list[str]:
        """Return the names of some of them, in the order of their readings."""
        return [name for _reading, name in sorted(self._names[k] for k in keys if k in self._names)]


def _with_group(name: str, group: str) -> str:
    return f"{name} ({group})" if group else name


def _shown(weighed: Weighed, names: _Names, language: str) -> Shown:
    words = words_of(weighed.item)
    looked = weighed.looked
    groups: dict[tuple[object, ...], list[Judged[Finding]]] = {}
    for one in looked.judged:
        if one.rules:
            refs = tuple(rule.ref for rule in one.rules)
            key = (one.finding.kind, one.verdict, one.consented, refs)
            groups.setdefault(key, []).append(one)
    made = [_group(found, weighed, names, language) for found in groups.values()]
    no_copy = weighed.item.no_copy
    return Shown(
        item=weighed.item,
        name=str(words.get("name", "")),
        link=str(words.get("link", "")),
        groups=[group for _order, group in sorted(made, key=lambda one: one[0])],
        perhaps=sum(one.finding.confidence < SURE for one in looked.judged),
        unread=list(dict.fromkeys(_(REASONS[one.reason]) for one in looked.unread)),
        again=weighed.again,
        pages=pages_of(weighed.item),
        asks_secret=weighed.asks_secret,
        drawing=is_drawing(weighed.item.release, weighed.item),
        is_refused=weighed.is_refused,
        no_copy=_(REASONS[no_copy]) if no_copy in REASONS else "",
    )


def _group(
    found: list[Judged[Finding]], weighed: Weighed, names: _Names, language: str
) -> tuple[tuple[int, int, int], Group]:
    first = found[0]
    kind = first.finding.kind
    people = _people(first, found, weighed)
    told = names.of(people)
    places = list(dict.fromkeys(filter(None, (place_words(one.finding.place) for one in found))))
    harm = min((HARM.index(code) for code in KINDS[kind] if code in HARM), default=len(HARM))
    count = sum(one.finding.count for one in found)
    group = Group(
        kind=_(WORDS[kind]),
        verdict=first.verdict,
        agreed=first.consented,
        to_look_at=bool({id(one) for one in found} & {id(one) for one in weighed.to_look_at}),
        count=count,
        people=told[:NAMES_SHOWN],
        more_people=max(0, len(told) - NAMES_SHOWN),
        places=places[:PLACES_SHOWN],
        more_places=max(0, len(places) - PLACES_SHOWN),
        clauses=[_clause(rule, language) for rule in first.rules],
    )
    return (-VERDICTS.index(first.verdict), harm, -count), group


def _people(first: Judged[Finding], found: list[Judged[Finding]], weighed: Weighed) -> set[str]:
    """Return whose finds these are; where consent is missing, only those who did not agree."""
    kind = KINDS[first.finding.kind][0]
    own = {key for one in found for key in whose(one.finding)}
    if first.verdict != "consent":
        return own
    missing: Mapping[str, frozenset[str]] = weighed.lacking
    return set(missing.get(kind, ())) & (own or set(missing.get(kind, ())))


def _clause(rule: RuleEntry, language: str) -> Clause:
    pack = loaded().by_id[rule.pack]
    return Clause(
        says=say(rule.says, language, pack.language),
        clause=rule.clause,
        source=source_title(rule, language),
        rows=", ".join(rule.cites),
    )


def place_words(place: Place) -> str:
    """Say where in a file something stands."""
    inner = place.part.rpartition("!")[0]
    parts = [
        part_words(inner, _),
        place.sheet and _("sheet “%(sheet)s”") % {"sheet": place.sheet},
        place.cell and _("cell %(cell)s") % {"cell": place.cell},
        place.page and _("page %(page)s") % {"page": place.page},
        not place.cell and place.row and _("row %(row)s") % {"row": place.row},
        place.paragraph and _("paragraph %(number)s") % {"number": place.paragraph},
        place.line and _("line %(line)s") % {"line": place.line},
    ]
    told = ", ".join(str(part) for part in parts if part)
    if told or not place.part:
        return told
    return part_words(place.part, _) if is_known_part(place.part) else _("in what one does not see")
