"""Nothing in the project tells of the machine it was written on, or of a package registry."""

import re
import sys
from collections.abc import Iterator

from tools.tree import Fault, files, name_of, report

# Letters in brackets, so that this file does not find itself.
TRACES = re.compile(
    r"/[t]mp/[a-z]+[0-9_]|/[w]ork/|/[r]oot/|/[h]ome/[a-z]+/|/[U]sers/[A-Za-z]+/|[f]ile:///"
    r"|[p]ypi\.org|[p]ythonhosted|[r]egistry\.npmjs|[d]eb\.debian|[n]odesource"
)
ADDRESS = re.compile(r"https?://|file:")
LOCKED = re.compile(r"^[\w.-]+(?:\[[\w,-]+\])?==[\w.+!-]+(?: ;.+)? \\$")


def find(path: str, text: str) -> Iterator[Fault]:
    """Yield each line that tells of a machine or of a package host."""
    for number, line in enumerate(text.splitlines(), start=1):
        if found := TRACES.search(line):
            yield Fault(path, number, f"{found[0]} tells of one machine; leave it out")


def find_in_requirements(path: str, text: str) -> Iterator[Fault]:
    """Yield each requirement that is not pinned with a hash, or that names a host."""
    for number, line in enumerate(text.splitlines(), start=1):
        if ADDRESS.search(line):
            yield Fault(path, number, "no address: each machine asks its own registry")
        elif re.match(r"[A-Za-z]", line) and not LOCKED.match(line):
            yield Fault(path, number, "pin it with == and hashes (see CONTRIBUTING.md)")


def main() -> int:
    faults: list[Fault] = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture, a workbook
            continue
        faults += find(name_of(path), text)
        if path.parent.name == "requirements":
            faults += find_in_requirements(name_of(path), text)
    return report(faults)


if __name__ == "__main__":
    sys.exit(main())
