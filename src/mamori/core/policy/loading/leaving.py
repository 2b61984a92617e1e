"""Reading what rules on what may leave: verdicts, classes of material, whose consent."""

from typing import Any

from mamori.core.policy.entries import (
    FINDINGS,
    PLACES,
    SIDES,
    VERDICTS,
    ClassEntry,
    ConsentEntry,
    RuleEntry,
)
from mamori.core.policy.facts import did_you_mean
from mamori.core.policy.loading.table import Table

OLDEST = 120


def read_rule(table: Table, /, **common: Any) -> RuleEntry:
    return RuleEntry(
        findings=read_known(table, "finding", FINDINGS),
        places=read_known(table, "place", PLACES),
        verdict=table.choice("verdict", VERDICTS),
        beside=read_known(table, "with", FINDINGS, required=False),
        **common,
    )


def read_class(table: Table, /, **common: Any) -> ClassEntry:
    return ClassEntry(
        findings=read_known(table, "finding", FINDINGS),
        beside=read_known(table, "with", FINDINGS, required=False),
        **common,
    )


def read_consent(table: Table, /, **common: Any) -> ConsentEntry:
    first, below = (
        table.number(key, OLDEST) if table.has(key) else 0 for key in ("age_from", "age_below")
    )
    if 0 < below <= first:
        table.wrong("age_below must be more than age_from")
    return ConsentEntry(
        who=read_known(table, "who", SIDES),
        places=read_known(table, "place", PLACES, required=False),
        age_from=first,
        age_below=below,
        **common,
    )


def read_known(
    table: Table, key: str, known: tuple[str, ...], *, required: bool = True
) -> tuple[str, ...]:
    """Read one code or a list of codes that must be among those known."""
    found = table.codes(key, required=required)
    for code in found:
        if code not in known:
            table.wrong(f"{key}: unknown {code!r}{did_you_mean(code, known)}")
    return found
