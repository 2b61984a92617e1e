"""Reading the parts that entries share: patterns, spans, cites."""

import re

from mamori.core.policy.facts import codes_of, problems
from mamori.core.policy.loading.table import Table
from mamori.core.policy.pattern import ROLE, Pattern
from mamori.core.policy.span import LONGEST, SAME_DAY, Span, Within
from mamori.core.policy.words import Words

_ROW = re.compile(r"(?:NER|DNI|HOK|NLD|CHB)-\d{2,3}[a-z]?")
WITHIN_UNITS = ("hours", "days", "school_days", "months")


def read_patterns(table: Table, key: str, *, role: bool = False) -> tuple[Pattern, ...]:
    """Read one pattern or a list of them. `role` allows `$role`, which one_each binds."""
    return tuple(
        read_pattern(inner, tuple(inner.data.keys() - {"kind"}), role=role, key=key)
        for inner in table.tables(key)
    )


def read_pattern(
    table: Table, names: tuple[str, ...], *, role: bool = False, key: str = "", kind: str = "kind"
) -> Pattern:
    """Read a pattern whose fact stands under `kind` and whose attributes are the keys `names`."""
    where = f"{key}: " if key else ""
    attrs = {name: table.take(name) for name in sorted(names)}
    pattern = Pattern(table.text(kind), tuple((name, codes_of(v)) for name, v in attrs.items()))
    plain = {}
    for name, codes in pattern.attrs:
        if not codes or not _is_code(attrs[name]):
            table.wrong(f"{where}{name} must be a code or a list of codes")
        if ROLE in codes and not role:
            table.wrong(f"{where}{ROLE} needs a duty with one_each = true")
        plain[name] = tuple(code for code in codes if code != ROLE)
    if pattern.kind:
        for problem in problems(pattern.kind, plain):
            table.wrong(f"{where}{problem}")
    return pattern


def _is_code(value: object) -> bool:
    if isinstance(value, list):
        return all(_is_code(item) for item in value)
    return isinstance(value, str | int) and not isinstance(value, bool)


def read_within(table: Table, key: str = "within") -> Within | None:
    """Read the time a document gives; None if it gives none."""
    inner = table.table(key)
    if inner is None:
        return None
    if isinstance(inner.data.get("words"), str):  # as it stands in the document
        said: Words = {table.head.language: inner.text("words")}
    else:
        said = inner.words("words", required=False)
    span = read_span(inner, WITHIN_UNITS)
    if span is None and not said:
        table.wrong(f"{key} needs words or a time")
    inner.done()
    return Within(span, said)


def read_span(table: Table, units: tuple[str, ...]) -> Span | None:
    """Read `{ months = 3 }` or `{ until = "end of the same day" }`; None if there is neither."""
    given = [unit for unit in (*units, "until") if table.has(unit)]
    table.used.update((*units, "until"))
    if len(given) > 1:
        table.wrong(f"give one of {', '.join(given)}, not several")
    if not given:
        return None
    if given[0] == "until":
        if table.data["until"] != SAME_DAY:
            table.wrong(f"until can only be {SAME_DAY!r}")
        return Span("days", 0)
    return Span(given[0], table.number(given[0], LONGEST[given[0]]))


def read_cites(table: Table, *, required: bool) -> tuple[str, ...]:
    """Read row ids: those of the source documents, or with the pack's own prefix."""
    if table.data.get("cites") == []:
        cites: tuple[str, ...] = ()
        table.used.add("cites")
    else:
        cites = table.texts("cites", required=False)
    if required and not cites:
        table.wrong("cites is missing: say which rows it comes from")
    own = table.head.prefix
    for cite in cites:
        if not (_ROW.fullmatch(cite) or (own and cite.startswith(f"{own}-"))):
            table.wrong(f"cites {cite!r}, which is not the id of a row")
    return cites
