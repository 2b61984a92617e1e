"""What can only be checked across the entries of a pack, or across packs."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mamori.core.policy.entries import DutyEntry, Entry, TargetEntry, WordsEntry
from mamori.core.policy.errors import PackError
from mamori.core.policy.facts import did_you_mean
from mamori.core.policy.packs import Pack, Packs

_SETTLED = ("keep", "place")


def check_pack(pack: Pack) -> Iterator[PackError]:
    """Check ids and sources within one pack."""
    names = Counter(_name(entry) for entry in (*pack.sources, *pack.entries()))
    sources = {source.id for source in pack.sources}
    for entry in (*pack.sources, *pack.entries()):
        if names[_name(entry)] > 1:
            yield _error(entry, "this id stands twice")
            names[_name(entry)] = 1
        if entry.source and entry.source not in sources:
            hint = did_you_mean(entry.source, frozenset(sources))
            yield _error(entry, f"there is no source {entry.source!r}{hint}")
    if not sources:
        yield PackError(f"{pack.id}/pack.toml", "source", "name at least one source")


def check_packs(packs: Packs) -> Iterator[PackError]:
    """Check house packs against the packs they stand on: they may only add and tighten."""
    ids = Counter(pack.id for pack in packs)
    for pack_id in (pack_id for pack_id, count in ids.items() if count > 1):
        yield PackError(f"{pack_id}/pack.toml", "pack", "two packs have this id")
    law = [entry for pack in packs if not pack.house for entry in pack.entries()]
    for pack in packs:
        if pack.house:
            for entry in pack.entries():
                yield from _check_house_entry(entry, law, packs)


def _check_house_entry(entry: Entry, law: Sequence[Entry], packs: Packs) -> Iterator[PackError]:
    for other in law:
        if (other.table, other.id) == (entry.table, entry.id):
            yield _error(entry, f"a house pack cannot replace {other.ref}; choose another id")
        elif entry.table == other.table and entry.table in _SETTLED and _same(entry, other):
            yield _error(entry, f"{other.ref} settles this already")
    if isinstance(entry, TargetEntry):
        yield from _check_target(entry, packs)
    if isinstance(entry, DutyEntry):
        for ref in entry.stands_in_for:
            if ref.partition("/")[0] in packs.by_id and ref not in packs.duties:
                hint = did_you_mean(ref, packs.duties)
                yield _error(entry, f"stands_in_for: there is no duty {ref!r}{hint}")


def _same(entry: Entry, other: Entry) -> bool:
    return getattr(entry, "record", None) == getattr(other, "record", "")


def _check_target(target: TargetEntry, packs: Packs) -> Iterator[PackError]:
    duty = packs.duties.get(target.duty)
    if duty is None:
        hint = did_you_mean(target.duty, packs.duties)
        yield _error(target, f"there is no duty {target.duty!r} in the packs that are on{hint}")
    elif packs.by_id[duty.pack].house:
        yield _error(target, f"{target.duty} is the school's own duty: give it a time there")
    elif _lengthens(target, duty.within):
        yield _error(target, f"it is longer than the time {target.duty} gives")


def _lengthens(target: TargetEntry, within: object) -> bool:
    span = getattr(within, "span", None)
    own = target.within.span
    return bool(span and own and own.hours[0] > span.hours[1])


def _name(entry: Entry) -> tuple[str, str, int]:
    year = entry.from_year if isinstance(entry, WordsEntry) else 0
    return (entry.table, entry.id, year)


def _error(entry: Entry, reason: str) -> PackError:
    return PackError(entry.file, f"{entry.table} {entry.id!r}", reason)
