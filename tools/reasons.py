"""Every exception has a sentence: a check that is switched off somewhere says why."""

import io
import re
import sys
import tokenize
from collections.abc import Iterator

from tools.tree import Fault, files, name_of, report

REASON = r" --? (?:\S+ \S+|likewise)"  # at least two words
COMMENTS = (
    (re.compile(r"#\s*noqa\b"), re.compile(rf"# noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*{REASON}")),
    (re.compile(r"#\s*type:\s*ignore"), re.compile(r"# type: ignore\[[\w, -]+\]  # \S+ \S+")),
    (re.compile(r"#\s*pragma\b"), re.compile(rf"# pragma: no (?:cover|branch|mutate){REASON}")),
)
SKIPS = re.compile(r"(?:mark\.(?:skip|skipif|xfail)|pytest\.(?:skip|xfail))\b")
WITH_WORDS = re.compile(
    r"mark\.(?:skip|skipif|xfail)\(.*reason=|pytest\.(?:skip|xfail)\(\s*[^)\s]", re.DOTALL
)
HTML = re.compile(r"djlint:off(?!.*--)")


def find(path: str, text: str) -> Iterator[Fault]:
    """Yield each exception in a Python file that gives no code or no reason."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type != tokenize.COMMENT:
            continue
        for mark, whole in COMMENTS:
            if mark.search(token.string) and not whole.search(token.string):
                yield Fault(path, token.start[0], f"give the code and the reason: {token.string}")
    for match in SKIPS.finditer(text):
        if not WITH_WORDS.match(text, match.start(), match.start() + 400):
            line = text.count("\n", 0, match.start()) + 1
            yield Fault(path, line, "say why this test is left out: reason=…")


def find_in_page(path: str, text: str) -> Iterator[Fault]:
    for number, line in enumerate(text.splitlines(), start=1):
        if HTML.search(line):
            yield Fault(path, number, "say why: djlint:off CODE -- reason")


def main() -> int:
    faults = [
        fault
        for path in files("*.py")
        if "migrations" not in path.parts
        for fault in find(name_of(path), path.read_text(encoding="utf-8"))
    ]
    faults += [
        fault
        for path in files("src/*.html")
        for fault in find_in_page(name_of(path), path.read_text(encoding="utf-8"))
    ]
    return report(faults)


if __name__ == "__main__":
    sys.exit(main())
