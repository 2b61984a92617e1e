"""Reads one workbook from standard input and prints its sheets as JSON. Imports nothing of ours.

A hostile or broken workbook can make the native reader take all memory, hang or abort, so it runs
in a process of its own. Arguments: memory in bytes, CPU seconds, most cells in all sheets.
"""

import contextlib
import io
import json
import sys
from datetime import date, datetime, time


def text_of(cell: object) -> str:
    """Write a cell as a person would: 3 for 3.0, ISO for a date, nothing for an empty one."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def main() -> None:
    memory, seconds, most_cells = (int(argument) for argument in sys.argv[1:])
    with contextlib.suppress(ImportError, ValueError):  # Windows has none; a lower bound may stand
        import resource  # noqa: PLC0415 - absent on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from python_calamine import CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 - under limits

    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    sheets = []
    for meta in book.sheets_metadata:
        if meta.visible != SheetVisibleEnum.Visible:
            sheets.append({"name": meta.name, "hidden": True, "rows": []})
            continue
        sheet = book.get_sheet_by_name(meta.name)
        most_cells -= sheet.total_height * sheet.total_width
        if most_cells < 0:
            sys.exit("too many cells")
        rows = [[text_of(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        sheets.append({"name": meta.name, "hidden": False, "rows": rows})
    sys.stdout.write(json.dumps(sheets))


if __name__ == "__main__":
    main()
