"""Loading packs from folders."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from mamori.core.policy.entries import Entry, Source
from mamori.core.policy.errors import PackError, WrongPacks
from mamori.core.policy.facts import did_you_mean
from mamori.core.policy.loading.check import check_pack, check_packs
from mamori.core.policy.loading.entries import SHAPES, read_entry
from mamori.core.policy.loading.examples import ZONES, calendar_of, read_example
from mamori.core.policy.loading.prove import prove
from mamori.core.policy.loading.table import Head, Table
from mamori.core.policy.packs import Pack, Packs

MAIN = "pack.toml"


def load_pack(path: Path, *, today: date | None = None) -> Pack:
    """Load one pack from its folder and let its examples prove it.

    A house pack stands on other packs, so its targets and examples are only checked by
    `load_packs` or `combine`.

    Args:
        path: the folder; `pack.toml` and every other `*.toml` in it are read as one.
        today: if given, a `checked_on` later than this is a mistake.

    Raises:
        WrongPacks: with every mistake found.
    """
    pack, errors = _read(path, today)
    if pack and not errors and not pack.house:
        errors = list(prove(pack, Packs((pack,))))
    if pack is None or errors:
        raise WrongPacks(errors)
    return pack


def load_packs(
    folder: Path, ids: Iterable[str] | None = None, *, today: date | None = None
) -> Packs:
    """Load the packs in a folder of packs, all of them or those with these ids.

    Raises:
        WrongPacks: with every mistake found in any of them.
    """
    there = {path.parent.name: path.parent for path in sorted(folder.glob(f"*/{MAIN}"))}
    wanted = list(there) if ids is None else list(dict.fromkeys(ids))
    errors = [
        PackError(name, "pack", f"there is no such pack{did_you_mean(name, there)}")
        for name in wanted
        if name not in there
    ]
    packs = []
    for name in wanted:
        if name in there:
            try:
                packs.append(load_pack(there[name], today=today))
            except WrongPacks as wrong:
                errors += wrong.errors
    if errors:
        raise WrongPacks(errors)
    return combine(packs)


def combine(packs: Iterable[Pack]) -> Packs:
    """Put loaded packs together, such as a school's own with those of its country.

    Raises:
        WrongPacks: if two have one id, or a house pack does more than add and tighten, or an
            example of a house pack fails.
    """
    together = Packs(tuple(packs))
    errors = list(check_packs(together))
    if not errors:
        errors = [error for pack in together if pack.house for error in prove(pack, together)]
    if errors:
        raise WrongPacks(errors)
    return together


def _read(path: Path, today: date | None) -> tuple[Pack | None, list[PackError]]:
    errors: list[PackError] = []
    files = {name: _parse(name, errors) for name in sorted(path.glob("*.toml"))}
    main = files.get(path / MAIN)
    if main is None and not errors:
        errors.append(PackError(f"{path.name}/{MAIN}", "pack", "there is no such file"))
    if main is None or errors:
        return None, errors
    pack = _read_head(main, path.name, today, errors)
    head = Head(pack.id, pack.language, pack.prefix, pack.house)
    calendar = calendar_of(pack.jurisdiction)
    found: dict[str, list[Any]] = defaultdict(list)
    for file, data in files.items():
        for name, table in _tables(data, f"{path.name}/{file.name}", head, errors):
            if name == "example":
                found["examples"].append(read_example(table, calendar))
            else:
                found[SHAPES[name].field].append(read_entry(name, table))
    for field in found.keys() - {"sources", "examples"}:
        found[field] = [_sourced(entry, found["sources"]) for entry in found[field]]
    tables: dict[str, Any] = {field: tuple(entries) for field, entries in found.items()}
    pack = replace(pack, **tables)
    errors += check_pack(pack)
    return pack, errors


def _sourced(entry: Entry, sources: Sequence[Source]) -> Entry:
    """Give an entry its source, the first one if it names none, and end it with that source."""
    if not entry.source and sources:
        entry = replace(entry, source=sources[0].id)
    ends = [entry.until, *(each.until for each in sources if each.id == entry.source)]
    return replace(entry, until=min((day for day in ends if day), default=None))


def _parse(file: Path, errors: list[PackError]) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        errors.append(PackError(f"{file.parent.name}/{file.name}", "file", str(wrong)))
        return {}


def _read_head(
    data: Mapping[str, Any], folder: str, today: date | None, errors: list[PackError]
) -> Pack:
    given = data.get("pack")
    file = f"{folder}/{MAIN}"
    language = given.get("language") if isinstance(given, dict) else None
    head = Head(language=language if isinstance(language, str) else "")
    table = Table(given if isinstance(given, dict) else {}, file, "pack", head, errors)
    checked_on = table.day("checked_on")
    pack = Pack(
        id=table.code("id"),
        title=table.words("title"),
        jurisdiction=table.choice("jurisdiction", tuple(ZONES)),
        language=table.text("language"),
        version=table.text("version"),
        checked_on=checked_on or date.min,
        prefix=table.text("prefix", ""),
        house=table.flag("house"),
        by_choice=table.flag("by_choice"),
    )
    if checked_on is None:
        table.wrong("checked_on is missing: the day somebody last read the document again")
    elif today and checked_on > today:
        table.wrong(f"checked_on {checked_on} is in the future")
    if pack.id and pack.id != folder:
        table.wrong(f"id {pack.id!r} is not the name of its folder, {folder!r}")
    table.done()
    return pack


def _tables(
    data: Mapping[str, Any], file: str, head: Head, errors: list[PackError]
) -> Iterator[tuple[str, Table]]:
    names = (*SHAPES, "example")
    for name, items in data.items():
        if name == "pack":
            if not file.endswith(f"/{MAIN}"):
                errors.append(PackError(file, name, f"[pack] stands in {MAIN} only"))
        elif name not in names:
            errors.append(PackError(file, name, f"unknown table{did_you_mean(name, names)}"))
        elif not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            errors.append(PackError(file, name, f"write it as [[{name}]]"))
        else:
            for index, item in enumerate(items):
                yield name, Table(item, file, _label(name, item, index), head, errors)


def _label(name: str, data: Mapping[str, Any], index: int) -> str:
    own = data.get("says") if name == "example" else data.get("id")
    return f"{name} {own!r}" if isinstance(own, str) else f"{name} number {index + 1}"
