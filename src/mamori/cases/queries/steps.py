"""What somebody can record in a case now."""

from collections.abc import Iterator

from mamori.access.acting import working_roles
from mamori.cases import flow
from mamori.cases.acts import ACTS, Act, Choice, Group, kind_of
from mamori.cases.models import Case
from mamori.core.policy.pattern import Pattern
from mamori.duties.packs import duty_entry
from mamori.duties.queries import Due
from mamori.people.models import Account


def steps_for(account: Account, case: Case) -> set[str]:
    """Return the names of the steps a person may take in a case as it is."""
    mine = working_roles(account, case.stream, case.school)
    return {step.name for step in flow.CASE.possible(case.state) if mine & set(step.by)}


def may_take(account: Account, case: Case, step: str) -> bool:
    """Say whether a person may take one step in a case as it is."""
    return step in steps_for(account, case)


def possible_acts(account: Account, case: Case) -> list[tuple[Group, list[Act]]]:
    """Return the acts a person may record in a case as it is, under their headings."""
    steps = steps_for(account, case)
    acts = [act for act in ACTS.values() if act.step in steps and act.listed]
    groups = [(group, [act for act in acts if act.group == group]) for group in Group]
    return [(group, found) for group, found in groups if found]


def ways(due: Due) -> Iterator[tuple[Act, dict[str, str]]]:
    """Yield the acts that prove a duty, each with the codes that it must have, first things first.

    The codes fill in the form: they are the packs' own, and tell nothing of the case.
    """
    for pattern in duty_entry(*due.entry.split("/")).met_by:
        yield from ways_to(pattern)


def ways_to(pattern: Pattern) -> Iterator[tuple[Act, dict[str, str]]]:
    """Yield the acts that make such a fact, each with the codes that it must have."""
    for act in ACTS.values():
        fixed = {name: {code} for name, code in act.fixed.items()}
        asked = {field.attr: field.name for field in act.fields if isinstance(field, Choice)}
        wanted = pattern.attrs
        if kind_of(act) == pattern.kind and all(
            name in asked or fixed.get(name, set()) & set(codes) for name, codes in wanted
        ):
            yield act, {asked[name]: min(codes) for name, codes in wanted if name in asked}
