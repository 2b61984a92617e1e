"""Reading examples: facts in, duties and refusals out."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from mamori.core.policy.calendar import Calendar
from mamori.core.policy.entries import FINDINGS, PLACES, SIDES, VERDICTS, Example
from mamori.core.policy.fact import Attempt, Fact
from mamori.core.policy.facts import codes_of, problems
from mamori.core.policy.loading.leaving import read_known
from mamori.core.policy.loading.table import Table

ZONES: Mapping[str, str] = {
    "JP": "Asia/Tokyo",
    "VN": "Asia/Ho_Chi_Minh",
    "NL": "Europe/Amsterdam",
    "EU": "Europe/Amsterdam",
}
_FACT_KEYS = {"kind", "on", "at", "happened", "stream", "by", "subjects"}
_CLAIMS = (
    *("owes", "met", "void", "owes_nothing", "due", "target", "refuses", "allows"),
    *("reaches", "reaches_not", "gives", "classes", "asks"),
)
_NOON = time(12)


def calendar_of(jurisdiction: str) -> Calendar:
    """Give the calendar in which a pack's examples are counted: its zone, weekends closed."""
    return Calendar(ZoneInfo(ZONES.get(jurisdiction, "UTC")))


def read_example(table: Table, calendar: Calendar) -> Example:
    """Read one example. A date alone means noon for a fact and the day's end for the question."""
    for key in _CLAIMS:
        if table.has(key):
            break
    else:
        table.wrong(f"asks nothing: give one of {', '.join(_CLAIMS)}")
    if table.has("refuses") and table.has("allows"):
        table.wrong("give refuses or allows, not both")
    example = Example(
        label=table.text("says"),
        file=table.file,
        facts=tuple(
            _read_fact(inner, index, calendar) for index, inner in enumerate(table.tables("facts"))
        ),
        at=_moment(table, "at", calendar),
        owes=table.texts("owes", required=False),
        met=table.texts("met", required=False),
        void=table.texts("void", required=False),
        owes_nothing=table.flag("owes_nothing"),
        due=_moments(table, "due", calendar),
        target=_moments(table, "target", calendar),
        refuses=table.text("refuses", ""),
        allows=table.text("allows", ""),
        attempt=_read_attempt(table),
        missing=_read_missing(table),
        year_begins=table.day("year_begins"),
        reaches=_read_days(table, "reaches"),
        reaches_not=table.texts("reaches_not", required=False),
        holds=read_known(table, "holds", FINDINGS, required=False),
        finding=read_known(table, "finding", FINDINGS, required=False),
        place=table.choice("place", PLACES, ""),
        gives=table.choice("gives", VERDICTS, ""),
        classes=_read_classes(table),
        born=table.day("born"),
        asks=read_known(table, "asks", SIDES, required=False),
    )
    if bool(example.gives or example.asks) != bool(example.place):
        table.wrong("place and gives belong together, or place and asks")
    if (example.reaches or example.reaches_not) and not example.year_begins:
        table.wrong("year_begins is missing: marks are counted in a school year")
    table.done()
    return example


def _read_fact(table: Table, index: int, calendar: Calendar) -> Fact:
    attrs = {key: table.take(key) for key in table.data if key not in _FACT_KEYS}
    if table.has("happened"):
        attrs["on"] = table.take("happened")
    attrs = {key: _plain(value) for key, value in attrs.items()}
    kind = table.text("kind")
    for problem in problems(kind, attrs) if kind else ():
        table.wrong(f"fact {index}: {problem}")
    if table.has("on") == table.has("at"):
        table.wrong(f"fact {index}: give on (a date) or at (a time)")
        table.used.update(("on", "at"))
        at = datetime(2000, 1, 1, tzinfo=UTC)
    elif table.has("on"):
        day = table.day("on") or date(2000, 1, 1)
        at = datetime.combine(day, _NOON, calendar.tz)
    else:
        at = _moment(table, "at", calendar)
    return Fact(
        id=f"f{index:03}",
        stream=table.text("stream", "case:x"),
        kind=kind,
        at=at,
        attrs=attrs,
        by=table.text("by", "") or None,
        subjects=table.texts("subjects", required=False),
    )


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(codes_of(value)) if isinstance(value, list) else value


def _moment(table: Table, key: str, calendar: Calendar) -> datetime:
    value = table.take(key)
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=calendar.tz)).astimezone(UTC)
    if isinstance(value, date):
        return calendar.end_of_day(value)
    table.wrong(f"{key} must be a date or a time")
    return datetime(2000, 1, 1, tzinfo=UTC)


def _moments(table: Table, key: str, calendar: Calendar) -> dict[str, datetime]:
    inner = table.table(key)
    return {name: _moment(inner, name, calendar) for name in inner.data} if inner else {}


def _read_days(table: Table, key: str) -> dict[str, date]:
    inner = table.table(key)
    days = {name: inner.day(name) for name in inner.data} if inner else {}
    return {name: day for name, day in days.items() if day}


def _read_attempt(table: Table) -> Attempt:
    inner = table.table("attempt")
    if inner is None:
        return Attempt("")
    people = inner.table("people")
    named = {"people", "subjects"}
    attrs = {key: _plain(inner.take(key)) for key in inner.data if key not in named}
    return Attempt(
        kind="",
        attrs=attrs,
        people={role: people.texts(role) for role in people.data} if people else {},
        subjects=inner.texts("subjects", required=False),
    )


def _read_missing(table: Table) -> tuple[int, ...] | None:
    value = table.take("missing")
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(item, int) for item in value):
        table.wrong("missing must be a list of the numbers of needs, counted from 0")
        return None
    return tuple(sorted(value))


def _read_classes(table: Table) -> tuple[str, ...] | None:
    """Read the classes that are claimed; `[]` claims that there are none."""
    if table.take("classes") == []:
        return ()
    return table.codes("classes") if table.has("classes") else None
