"""How a sheet shows a number: as a date, with the zeros and hyphens of a phone, or as it is."""

import re
from datetime import datetime, timedelta
from math import isfinite
from typing import Any

# Formats that Excel has without writing them down (ECMA-376, part 1, 18.8.30); 27 to 58 are the
# dates of East Asia.
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # what is shown as it is, colours, languages
_DATE = re.compile(r"[ymdhsg]|e(?![+-])|bb", re.IGNORECASE)
_DIGITS = re.compile(r"[0#]{2,}(?:[-()\s]+[0#]+)*")
_LONG = 16  # letters; Excel shows fewer figures of a number than it keeps
_LAST_DAY = 2_958_465  # 31 December 9999


class Formats:
    """The number formats of a workbook, by the number of a cell's style."""

    def __init__(self, styles: Any, *, from_1904: bool = False) -> None:
        self._start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 -- a sheet knows no zones
        written = {
            node.get("numFmtId", ""): node.get("formatCode", "")
            for node in ([] if styles is None else styles.iter("{*}numFmt"))
        }
        cells = None if styles is None else styles.find("{*}cellXfs")
        ids = [] if cells is None else [node.get("numFmtId", "0") for node in cells]
        kinds = (_kind(number, written.get(number, "")) for number in ids)
        self._kinds = {str(style): kind for style, kind in enumerate(kinds) if kind}

    def show(self, value: str, style: str) -> str:
        """Return a number as a reader sees it; dates as year, month and day."""
        kind = self._kinds.get(style, "")
        if not kind and len(value) < _LONG and "E" not in value and "e" not in value:
            return value
        try:
            return self._shown(float(value), kind) or value
        except (ValueError, OverflowError):
            return value

    def _shown(self, number: float, kind: str) -> str:
        if not isfinite(number):
            return ""
        if kind == "date" and 0 <= number <= _LAST_DAY:
            return self._moment(number)
        if kind and kind != "date" and number >= 0 and number.is_integer():
            return _filled(f"{number:.0f}", kind)
        if number.is_integer() and abs(number) < 1e21:
            return f"{number:.0f}"
        return f"{number:.15g}"  # as precise as Excel itself

    def _moment(self, number: float) -> str:
        moment = self._start + timedelta(seconds=round(number * 86_400))
        if number < 1:
            return f"{moment:%H:%M}"
        return f"{moment:%Y-%m-%d}" if number.is_integer() else f"{moment:%Y-%m-%d %H:%M}"


def _kind(number: str, code: str) -> str:
    """Return `date`, a pattern of digits such as `000-0000-0000`, or nothing."""
    if not code:
        return "date" if number.isdecimal() and int(number) in _BUILT_IN_DATES else ""
    first = code.partition(";")[0]
    bare = _SAID.sub("", first)
    if bare.lower() != "general" and _DATE.search(bare):
        return "date"
    pattern = first.replace('"-"', "-").replace("\\-", "-").replace("\\", "")
    return pattern if _DIGITS.fullmatch(pattern) and "00" in pattern else ""


def _filled(digits: str, pattern: str) -> str:
    """Return digits in the places of a pattern, from the right, with zeros where it wants them."""
    left, shown = list(digits), []
    for sign in reversed(pattern):
        if sign not in "0#":
            shown.append(sign)
        elif left:
            shown.append(left.pop())
        elif sign == "0":
            shown.append("0")
    return "".join(left) + "".join(reversed(shown))
