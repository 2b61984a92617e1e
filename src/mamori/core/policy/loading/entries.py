"""Reading each table of a pack into its entries."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from mamori.core.policy.entries import (
    FORCES,
    DutyEntry,
    Entry,
    KeepEntry,
    LineEntry,
    MarkEntry,
    PageEntry,
    PlaceEntry,
    Source,
    TargetEntry,
    WordsEntry,
)
from mamori.core.policy.facts import KINDS, did_you_mean
from mamori.core.policy.kinds.kind import ROOMS, STAFF
from mamori.core.policy.layers import LAYERS
from mamori.core.policy.loading.asking import read_codes, read_form
from mamori.core.policy.loading.gates import read_gate
from mamori.core.policy.loading.leaving import read_class, read_consent, read_rule
from mamori.core.policy.loading.parts import read_cites, read_patterns, read_span, read_within
from mamori.core.policy.loading.table import Table
from mamori.core.policy.span import Within
from mamori.core.policy.whom import SUBJECT


class Reader(Protocol):
    """Reads what only one table has; `common` is what every entry has."""

    def __call__(self, table: Table, /, **common: Any) -> Entry: ...


def read_source(table: Table, /, **common: Any) -> Source:
    common["since"] = table.day("in_force")
    return Source(says=table.words("title"), **common)


def read_duty(table: Table, /, **common: Any) -> DutyEntry:
    one_each = table.flag("one_each")
    force = table.choice("force", FORCES)
    if (force == "house") != table.head.house and force:
        table.wrong('force = "house" belongs to house packs, and they have no other')
    who = table.texts("who")
    for role in who:
        if role not in STAFF:
            table.wrong(f"who: unknown role {role!r}{did_you_mean(role, STAFF)}")
    for key in ("after", "met_by"):
        if not table.data.get(key):
            table.wrong(f"{key} is missing")
    return DutyEntry(
        force=force,
        who=who,
        one_each=one_each,
        after=read_patterns(table, "after", role=one_each),
        repeat=table.choice("repeat", ("once", "each"), "once"),
        each=table.choice("each", (*LAYERS, SUBJECT), ""),
        first=table.flag("first"),
        own_day=_own_day(table),
        stands_in_for=_stands_in_for(table),
        unless=read_patterns(table, "unless", role=one_each),
        within=read_within(table),
        met_by=read_patterns(table, "met_by", role=one_each),
        proof=table.words("proof", required=False),
        **common,
    )


def _own_day(table: Table) -> str:
    """Read which code of the openers holds the school's own day; each of them must have it."""
    name = table.text("own_day", "")
    kinds = {pattern.kind for pattern in read_patterns(table, "after")} if name else set()
    for kind in sorted(kinds):
        if name not in _attrs(kind):
            table.wrong(f"own_day: {kind!r} is not a fact with the attribute {name}")
    return name


def _stands_in_for(table: Table) -> tuple[str, ...]:
    """Read for which duties of documents one of a house pack is there where they are not."""
    refs = table.texts("stands_in_for", required=False)
    if refs and not table.head.house:
        table.wrong(
            "stands_in_for belongs to house packs: what a document asks holds beside others"
        )
    return refs


def read_mark(table: Table, /, **common: Any) -> MarkEntry:
    counts = read_patterns(table, "counts")
    if not counts:
        table.wrong("counts is missing")
    for kind in (pattern.kind for pattern in counts):
        if not {"from", "until"}.issubset(_attrs(kind)):
            table.wrong(f"counts: {kind!r} is not a fact with the attributes from and until")
    becomes = table.text("becomes")
    if "days" not in _attrs(becomes):
        table.wrong(f"becomes: {becomes!r} is not a fact with the attribute days")
    table.choice("sum", ("days",))
    table.choice("per", ("school-year",))
    return MarkEntry(counts=counts, at=table.number("at", 366), becomes=becomes, **common)


def _attrs(kind: str) -> Collection[str]:
    return KINDS[kind].attrs if kind in KINDS else ()


def read_keep(table: Table, /, **common: Any) -> KeepEntry:
    inner = table.table("for")
    period = read_span(inner, ("days", "months", "years")) if inner else None
    if inner:
        inner.done()
    if period is None:
        table.wrong("for must be a time such as { years = 5 }")
    after = table.text("after")
    if after and after not in KINDS:
        table.wrong(f"after: unknown fact {after!r}{did_you_mean(after, KINDS)}")
    return KeepEntry(
        record=table.code("record"),
        period=period,  # type: ignore[arg-type]  # only None if the pack is refused
        after=after,
        then=table.choice("then", ("erase", "anonymise", "review")),
        **common,
    )


def read_words(table: Table, /, **common: Any) -> WordsEntry:
    year = table.number("from_year", 9999) if table.has("from_year") else 0
    codes = read_codes(table, "codes")
    if not codes:
        table.wrong("codes is missing")
    named = [code.code for code in codes]
    for twice in sorted({code for code in named if named.count(code) > 1}):
        table.wrong(f"code {twice!r} stands twice")
    return WordsEntry(codes=codes, from_year=year, **common)


def read_place(table: Table, /, **common: Any) -> PlaceEntry:
    return PlaceEntry(record=table.code("record"), where=table.codes("where"), **common)


def read_line(table: Table, /, **common: Any) -> LineEntry:
    return LineEntry(
        number=table.text("number"),
        hours=table.words("hours", required=False),
        audience=table.codes("audience"),
        **common,
    )


def read_page(table: Table, /, **common: Any) -> PageEntry:
    if not table.has("room"):
        table.wrong("room is missing")
    return PageEntry(feature=table.code("feature"), **common)


def read_target(table: Table, /, **common: Any) -> TargetEntry:
    if not table.head.house:
        table.wrong("only a house pack has targets")
    within = read_within(table)
    if within is None or within.span is None:
        table.wrong("within must give a time")
    return TargetEntry(duty=table.text("duty"), within=within or Within(), **common)


class Shape(NamedTuple):
    """How a table is read: into which field of the pack, by what, and what each entry must have."""

    field: str
    read: Reader
    says: bool = True
    clause: bool = True


SHAPES: Mapping[str, Shape] = {
    "source": Shape("sources", read_source, says=False, clause=False),
    "duty": Shape("duties", read_duty),
    "gate": Shape("gates", read_gate),
    "mark": Shape("marks", read_mark),
    "rule": Shape("rules", read_rule),
    "class": Shape("classes", read_class),
    "consent": Shape("consents", read_consent),
    "keep": Shape("keeps", read_keep),
    "words": Shape("words", read_words),
    "form": Shape("forms", read_form),
    "place": Shape("places", read_place),
    "line": Shape("lines", read_line),
    "page": Shape("pages", read_page),
    "target": Shape("targets", read_target, says=False, clause=False),
}


def read_entry(name: str, table: Table) -> Entry:
    """Read one entry of a table; mistakes go to `table.errors`."""
    shape = SHAPES[name]
    common: dict[str, Any] = {
        "table": name,
        "pack": table.head.id,
        "file": table.file,
        "id": table.code("id"),
        "until": table.day("until"),
    }
    bound = shape.clause and not table.head.house
    if name != "source":
        common["clause"] = table.text("clause", None if bound else "")
        common["cites"] = read_cites(table, required=bound and name != "words")
        common["source"] = table.text("source", "")
        common["since"] = table.day("from")
        common["says"] = table.words("says", required=shape.says)
        common["room"] = table.choice("room", ROOMS, "cases")
    entry = shape.read(table, **common)
    _check_dates(table, entry)
    if isinstance(entry, WordsEntry) and bound and not _cited(entry):
        table.wrong("cites is missing: say which rows the codes come from")
    table.done()
    return entry


def _check_dates(table: Table, entry: Entry) -> None:
    last = entry.until or date.max
    if entry.since and entry.since > last:
        table.wrong(f"until {last} is before {entry.since}")


def _cited(entry: WordsEntry) -> bool:
    return bool(entry.cites) or all(code.cites for code in entry.codes)
