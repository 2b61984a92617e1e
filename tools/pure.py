"""The core knows no clock, no network, no database and no translations: those are handed in."""

import ast
import sys
from collections.abc import Iterator

from tools.tree import Fault, files, name_of, report

IMPORTS = {"ftplib", "gettext", "http", "imaplib", "locale", "poplib", "smtplib", "socket"}
IMPORTS |= {"socketserver", "sqlite3", "ssl", "urllib.request"}
CLOCKS = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow"}
CLOCKS |= {"time.time", "time.localtime"}


def find(path: str, text: str) -> Iterator[Fault]:
    """Yield each import and each reading of a clock that the core may not have."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for module in imported(node):
                if module in IMPORTS or module.partition(".")[0] in IMPORTS:
                    yield Fault(path, node.lineno, f"the core may not import {module}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            words = ast.unparse(node.func).split(".")
            if ".".join(words[-2:]) in CLOCKS:
                yield Fault(path, node.lineno, "the core has no clock: take the time")


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    names = [alias.name for alias in node.names]
    if isinstance(node, ast.Import):
        return names
    return [f"{node.module}.{name}" for name in names] if not node.level else []


def main() -> int:
    return report(
        fault
        for path in files("src/mamori/core/*.py")
        for fault in find(name_of(path), path.read_text(encoding="utf-8"))
    )


if __name__ == "__main__":
    sys.exit(main())
