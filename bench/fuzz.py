"""Lets atheris look for bytes that make an opener crash, hang or eat memory.

`python -m bench.fuzz [--runs 20000] [TYPE…]`: each type in a process of its own, from small sound
files on. In a package, one of its parts is changed and the package made anew: bytes changed by
chance would hardly ever get past its checksums. An error that an opener raises is an answer; a
crash, a hang or too much memory is none, and neither is a block whose places do not lead back.
What was found is left in `fuzz-found`.
"""

import argparse
import io
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.seeds import seeds
from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.limits import MEGABYTE, Limits
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.types import OPENERS, opener_of

LIMITS = Limits(files=200, unpacked=64 * MEGABYTE, held=16 * MEGABYTE, pixels=1_000_000)
FOUND = Path("fuzz-found")
# Their bodies are read by another program, or by a reader that ends its process on damaged files,
# for which the scanner's worker answers; all else in them is read here.
OLD = {"doc", "xls", "ppt", "rtf"}
PACKAGES = {"docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"}
AS_BYTES = 0.1  # part of the changes that are of the package itself
LONGEST = 100_000  # bytes; the seeds of PowerPoint have 30,000


def main() -> int:
    """Fuzz the openers of the types that are named, or all; return how many failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("types", nargs="*", metavar="TYPE")
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--one", action="store_true", help="in this process")
    asked = parser.parse_args()
    if asked.one:
        _fuzz(asked.types[0], asked.runs)
        return 0
    if find_spec("atheris") is None:
        print("atheris is missing: pip install atheris")
        return 2
    failed = [kind for kind in asked.types or OPENERS if not _in_process(kind, asked.runs)]
    print("failed:", *failed) if failed else print("no opener crashed, hung or ate memory")
    return len(failed)


def _in_process(kind: str, runs: int) -> bool:
    command = [sys.executable, "-m", "bench.fuzz", "--one", kind, "--runs", str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stderr.splitlines()
    last = next((line for line in reversed(lines) if line.startswith("Done")), "")
    print(f"{kind}: {last or 'FAILED'}", flush=True)
    if done.returncode:
        print(*lines[-25:], sep="\n")
    return done.returncode == 0


def _fuzz(kind: str, runs: int) -> None:
    import atheris  # noqa: PLC0415 -- not needed by whoever only wants the help

    with atheris.instrument_imports(include=["mamori.core", "email", "zipfile", "tarfile"]):
        opener_of(kind)
    if kind in OLD:
        from mamori.core.scan.opening.office import (  # noqa: PLC0415 -- instrumented by now
            old_office,
            soffice,
        )

        soffice.program = lambda: ""  # type: ignore[assignment]  # as where it is not installed
        plain = "_plain"
        setattr(old_office, plain, lambda *_: ())  # see `OLD`

    FOUND.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="fuzz-") as corpus:
        for number, data in enumerate(seeds(kind)):
            (Path(corpus) / str(number)).write_bytes(data)
        bounds = [f"-runs={runs}", "-timeout=20", "-rss_limit_mb=3000", f"-max_len={LONGEST}"]
        flags = [*bounds, f"-artifact_prefix={FOUND}/{kind}-", corpus]
        own = {"custom_mutator": changed} if kind in PACKAGES else {}
        atheris.Setup([sys.argv[0], *flags], lambda data: read(kind, data), **own)
        atheris.Fuzz()


def changed(data: bytes, longest: int, seed: int) -> bytes:
    """Return a package with one part changed, or its bytes changed where it is none."""
    import atheris  # noqa: PLC0415 -- see `_fuzz`

    chance = Random(seed)  # noqa: S311 -- the same change for the same seed
    parts = _parts(data)
    if not parts or chance.random() < AS_BYTES:
        return bytes(atheris.Mutate(data, longest))
    at = chance.randrange(len(parts))
    name, part = parts[at]
    parts[at] = name, bytes(atheris.Mutate(part, max(1, min(2 * len(part) + 64, longest))))
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")  # of names that come twice
        for name, part in parts:
            package.writestr(name, part)
    return out.getvalue()[:longest]


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [(info.filename, package.read(info)) for info in package.infolist()]
    except Exception:  # noqa: BLE001 -- zipfile fails in any way on what is no package any more
        return []


def read(kind: str, data: bytes) -> None:
    """Read bytes as a file of a type, and follow each block back to its places."""
    for block in _blocks(kind, data):
        size = len(block.text)
        begin, end = block.core or (0, size)
        assert 0 <= begin <= end <= size, "a core outside of its block"
        for piece in block.locator.pieces(block.text, 0, size):
            assert 0 <= piece.start <= piece.end, "a piece that ends before it starts"


def _blocks(kind: str, data: bytes) -> Iterator[Block]:
    opener = opener_of(kind)
    assert opener is not None
    try:
        for found in opener(File(f"a.{kind}", data), Budget(limits=LIMITS, pixels=False)):
            if isinstance(found, Block):
                yield found
    except (AssertionError, GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001, S110 -- `walk` makes an answer of all that an opener raises
        pass


if __name__ == "__main__":
    sys.exit(main())
