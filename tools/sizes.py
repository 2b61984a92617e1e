"""No file and no function grows too long: short ones are read, long ones are feared."""

import ast
import sys
from collections.abc import Iterator

from tools.tree import Fault, files, name_of, report

FILE_MOST, FILE_AIM = 400, 250
FUNCTION_MOST, FUNCTION_AIM = 60, 35
TEMPLATE_MOST = 130


def python_faults(path: str, text: str, most: tuple[int, int]) -> Iterator[Fault]:
    """Yield the file and the functions of `text` that have more lines than `most` allows."""
    file_most, function_most = most
    length = len(text.splitlines())
    if length > file_most:
        yield Fault(path, 1, f"{length} lines; {file_most} is the most a file may have")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > function_most:
                says = f"{node.name} has {lines} lines; {function_most} is the most"
                yield Fault(path, node.lineno, says)


def template_faults(path: str, text: str) -> Iterator[Fault]:
    length = len(text.splitlines())
    if length > TEMPLATE_MOST:
        yield Fault(path, 1, f"{length} lines; {TEMPLATE_MOST} is the most a template may have")


def main() -> int:
    sources = {
        name_of(path): path.read_text(encoding="utf-8")
        for path in files("*.py")
        if "migrations" not in path.parts
    }
    templates = {name_of(path): path.read_text(encoding="utf-8") for path in files("src/*.html")}
    for name, text in sources.items():
        for fault in python_faults(name, text, (FILE_AIM, FUNCTION_AIM)):
            print(f"note: {fault} aimed at")
    faults = [
        fault
        for name, text in sources.items()
        for fault in python_faults(name, text, (FILE_MOST, FUNCTION_MOST))
    ]
    faults += [fault for name, text in templates.items() for fault in template_faults(name, text)]
    return report(faults)


if __name__ == "__main__":
    sys.exit(main())
