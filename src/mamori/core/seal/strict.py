"""JSON from somebody who may mean harm: what two programs could read differently is refused."""

import json
from collections.abc import Iterable
from typing import Any

from mamori.core.seal.chain import canonical

DEEPEST = 40


def loads(text: bytes | str) -> dict[str, Any]:
    """Read a JSON object that every reader reads alike and that can be written again.

    Raises:
        ValueError: no object; a name twice in one; half a letter of UTF-16; nested deep; NaN.
    """
    try:
        told = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(told, dict) or _is_deep(told, DEEPEST):
        raise ValueError("no object, or nested too deep")
    canonical(told)
    return told


def is_odd(line: str) -> bool:
    """Say whether a line of JSON is so unlike ours that only `loads` reads it without harm."""
    return "\\u" in line or line.count("[") + line.count("{") > DEEPEST


def _is_deep(value: object, most: int) -> bool:
    inner: Iterable[object] = ()
    if isinstance(value, dict):
        inner = value.values()
    elif isinstance(value, list):
        inner = value
    return not most or any(_is_deep(item, most - 1) for item in inner)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a name twice in one object")
    return told


def _no_number(name: str) -> float:
    raise ValueError(name)
