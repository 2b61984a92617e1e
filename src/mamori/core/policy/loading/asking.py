"""Reading lists of codes, and forms with what they ask."""

from collections.abc import Iterable
from typing import Any

from mamori.core.policy.entries import (
    ANYTHING,
    ASKS,
    AUDIENCES,
    CHOOSING,
    Code,
    FormEntry,
    Question,
)
from mamori.core.policy.loading.parts import read_cites
from mamori.core.policy.loading.table import Table

YES_NO = ("yes", "no")


def read_codes(table: Table, key: str) -> tuple[Code, ...]:
    """Read a list of codes with their words."""
    found = []
    for inner in table.tables(key):
        code = Code(
            code=inner.text("code"),
            says=inner.words("says"),
            cites=read_cites(inner, required=False),
        )
        inner.done()
        found.append(code)
    return tuple(found)


def read_form(table: Table, /, **common: Any) -> FormEntry:
    """Read a form; each of its questions has a code of its own."""
    fields = tuple(_question(inner) for inner in table.tables("fields"))
    for code in _twice(each.code for each in fields):
        table.wrong(f"field {code!r} stands twice")
    return FormEntry(fields=fields, audience=table.choice("for", AUDIENCES, ""), **common)


def _question(table: Table) -> Question:
    question = Question(
        code=table.code("code"),
        says=table.words("says"),
        cites=read_cites(table, required=False),
        ask=table.choice("ask", ASKS, "tick"),
        choices=read_codes(table, "choices"),
        flags=table.codes("flags", required=False),
    )
    chosen = [choice.code for choice in question.choices]
    if (question.ask in CHOOSING) != bool(chosen):
        table.wrong(f"choices belong to {', '.join(CHOOSING)}, and these need them")
    for code in _twice(chosen):
        table.wrong(f"choice {code!r} stands twice")
    if ANYTHING in chosen:
        table.wrong(f"no choice is called {ANYTHING!r}: as a flag it means whatever was answered")
    known = {"yes-no": YES_NO, "tick": YES_NO[:1]}.get(question.ask, chosen)
    for flag in question.flags:
        if flag != ANYTHING and flag not in known:
            table.wrong(f"flags: {flag!r} is no answer to it")
    table.done()
    return question


def _twice(codes: Iterable[str]) -> list[str]:
    every = list(codes)
    return sorted({code for code in every if every.count(code) > 1})
