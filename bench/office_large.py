"""A large workbook: made row by row, and read in a process whose peak of memory is told."""

import resource
import sys
from pathlib import Path
from random import Random
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from tests.core.scan.opening.office.xlsx_small import MAIN, small_xlsx

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.opening import Budget, walk

_SHEET = "xl/worksheets/sheet1.xml"
_COLUMNS = "ABCDEFGH"


def make(path: Path, size: int) -> int:
    """Write a workbook of about `size` bytes; return how many bytes its sheet unpacks to."""
    random = Random(1)  # noqa: S311 -- to be made again
    path.write_bytes(small_xlsx(""))
    written = 0
    with ZipFile(path) as small:
        parts = {name: small.read(name) for name in small.namelist() if name != _SHEET}
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in parts.items():
            package.writestr(name, data)
        with package.open(_SHEET, "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            number = 0
            while path.stat().st_size < size and number < 1_048_576:
                number += 1
                written += sheet.write(_row(number, random))
            sheet.write(b"</sheetData></worksheet>")
    return written


def _row(number: int, random: Random) -> bytes:
    cells = "".join(
        f'<c r="{column}{number}" t="inlineStr"><is><t>{random.randbytes(20).hex()}</t></is></c>'
        for column in _COLUMNS
    )
    return f'<row r="{number}">{cells}</row>'.encode()


def ours(path: Path) -> int:
    """Read it as the scanner does; return the number of its characters."""
    size = 0
    for each in walk(File(path.name, path), Budget()):
        assert not isinstance(each, Unread), each.reason
        size += len(each.text) if isinstance(each, Block) else 0
    return size


def plain(path: Path) -> int:
    """Read its rows by lxml alone."""
    size = 0
    with ZipFile(path) as package, package.open(_SHEET) as sheet:
        for _, row in etree.iterparse(sheet, tag=f"{{{MAIN}}}row"):
            size += len("".join(row.itertext()))
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
    return size


def main(path: str, way: str) -> None:
    began = process_time()
    size = {"ours": ours, "plain": plain}[way](Path(path))
    assert size, "nothing was read"
    print(f"{process_time() - began:.1f} {peak():.0f}")


def peak() -> float:
    """Return the peak of this process's memory in MB; on Linux, without its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        told = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(told.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
