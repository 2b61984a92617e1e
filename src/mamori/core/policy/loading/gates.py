"""Reading gates and their needs."""

from collections.abc import Mapping
from typing import Any

from mamori.core.policy.entries import GateEntry
from mamori.core.policy.facts import KINDS, did_you_mean
from mamori.core.policy.kinds.kind import STAFF
from mamori.core.policy.layers import LAYERS
from mamori.core.policy.loading.parts import read_cites, read_pattern, read_span
from mamori.core.policy.loading.table import Table
from mamori.core.policy.needs import (
    FactNeed,
    FilledNeed,
    Need,
    NeverNeed,
    PeopleNeed,
    PredicateNeed,
    QuietNeed,
)
from mamori.core.policy.pattern import Pattern
from mamori.core.policy.predicates import PREDICATES
from mamori.core.policy.span import Span

_OWN = {"says", "clause", "cites"}
ANY_STAFF = "staff"


def read_gate(table: Table, /, **common: Any) -> GateEntry:
    when = table.take("when") or {}
    if not isinstance(when, dict):
        table.wrong("when must be a table such as { type = … }")
        when = {}
    stops = table.inner({"kind": table.text("stops"), **when})
    gate = GateEntry(
        stops=read_pattern(stops, tuple(when), key="stops"),
        needs=tuple(_read_need(inner, common) for inner in table.tables("needs")),
        **common,
    )
    if not gate.needs:
        table.wrong("needs is missing")
    quiet = any(isinstance(need, QuietNeed) for need in gate.needs)
    for index, need in enumerate(gate.needs):
        if getattr(need, "after_quiet", False) and not quiet:
            table.wrong(f'need {index}: after = "quiet", but the gate has no quiet period')
    return gate


def _read_need(table: Table, gate: Mapping[str, Any]) -> Need:
    cites = read_cites(table, required=False)
    own: dict[str, Any] = {
        "says": table.words("says", required=False) or gate["says"],
        "clause": table.text("clause", gate["clause"]),
        "cites": cites or gate["cites"],
    }
    given = [key for key in _NEEDS if table.has(key)]
    if len(given) != 1:
        table.wrong(f"a need has one of {', '.join(_NEEDS)}; this one has {given or 'none'}")
        table.used.update(table.data)
        return FilledNeed(codes=(), **own)
    need = _NEEDS[given[0]](table, own)
    table.done()
    return need


def _after_quiet(table: Table) -> bool:
    return table.has("after") and table.choice("after", ("quiet",)) == "quiet"


def _read_fact(table: Table, own: Mapping[str, Any]) -> Need:
    latest = table.text("latest", "")
    names = tuple(table.data.keys() - _OWN - {"kind", "after", "latest", "each"})
    if latest and latest not in names:
        table.wrong(f"latest = {latest!r}, but the need does not say which {latest} it wants")
    return FactNeed(
        pattern=read_pattern(table, names),
        after_quiet=_after_quiet(table),
        latest=latest,
        each=table.choice("each", LAYERS, ""),
        **own,
    )


def _read_quiet(table: Table, own: Mapping[str, Any]) -> Need:
    span = read_span(table, ("days", "school_days", "months"))
    if span is None or table.has("until"):
        table.wrong("quiet needs a time such as months = 3")
    or_longer = table.text("or_longer", "")
    if or_longer and "until" not in getattr(KINDS.get(or_longer), "attrs", ()):
        table.wrong(f"or_longer: {or_longer!r} is not a fact with the attribute until")
    named = {"quiet", "days", "school_days", "months", "until", "or_longer"}
    names = tuple(table.data.keys() - _OWN - named)
    return QuietNeed(
        pattern=read_pattern(table, names, kind="quiet"),
        span=span or Span("days", 0),
        or_longer=or_longer,
        **own,
    )


def _read_filled(table: Table, own: Mapping[str, Any]) -> Need:
    return FilledNeed(codes=table.codes("filled"), **own)


def _read_people(table: Table, own: Mapping[str, Any]) -> Need:
    seats = table.texts("seat", required=False)
    for seat in seats:
        if seat not in (*STAFF, ANY_STAFF):
            table.wrong(f"seat: unknown role {seat!r}{did_you_mean(seat, (*STAFF, ANY_STAFF))}")
    return PeopleNeed(people=table.number("people", 99), seats=seats, **own)


def _read_never(table: Table, own: Mapping[str, Any]) -> Need:
    inner = table.table("never")
    pattern = Pattern("")
    if inner:
        pattern = read_pattern(inner, tuple(inner.data.keys() - {"kind"}))
    return NeverNeed(pattern=pattern, after_quiet=_after_quiet(table), **own)


def _read_predicate(table: Table, own: Mapping[str, Any]) -> Need:
    name = table.text("predicate")
    if name not in PREDICATES:
        table.wrong(f"unknown predicate {name!r}{did_you_mean(name, PREDICATES)}")
    return PredicateNeed(name=name, **own)


_NEEDS = {
    "kind": _read_fact,
    "quiet": _read_quiet,
    "filled": _read_filled,
    "people": _read_people,
    "never": _read_never,
    "predicate": _read_predicate,
}
