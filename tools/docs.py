"""The documentation is true: generated pages equal their source, and what is named exists.

`python -m tools.docs` checks; `python -m tools.docs --write` makes the generated pages anew.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.references import GENERATED, commands, variables
from tools.tree import ROOT, Fault, files, name_of, report

DOCS = ROOT / "docs"
STARTS = (ROOT / "README.md", DOCS / "README.md")
SETTINGS = ROOT / "docs/reference/settings.md"
LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]*))?\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
VARIABLE = re.compile(r"\b(?:MAMORI_[A-Z_]+|DATABASE_URL|CHROMIUM)\b")
CODE = re.compile(
    r"`([^`\n]+)`|^\s*(?:\$ )?((?:\.venv/bin/)?mamori .*|make .*|\./\w+.*)$", re.MULTILINE
)


def links(page: Path) -> Iterator[tuple[int, Path, str]]:
    """Yield line, file and anchor of every link to another file of the project."""
    text = FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), page.read_text("utf-8"))
    for match in LINK.finditer(text):
        target = (page.parent / match[1]).resolve() if match[1] else page
        yield text.count("\n", 0, match.start()) + 1, target, match[2] or ""


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page, as the usual viewers make them from its headings."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def broken_links(pages: list[Path]) -> Iterator[Fault]:
    for page in pages:
        for line, target, anchor in links(page):
            if not target.exists():
                yield Fault(name_of(page), line, f"links to {name_of(target)}, which is not there")
            elif anchor and target.suffix == ".md" and anchor not in anchors(target):
                yield Fault(name_of(page), line, f"{name_of(target)} has no heading #{anchor}")


def unreachable(pages: list[Path]) -> Iterator[Fault]:
    """Yield each page and picture under docs/ to which no path of links leads."""
    reached, waiting = set(STARTS), [*STARTS]
    while waiting:
        page = waiting.pop()
        for _line, target, _anchor in links(page) if page.suffix == ".md" else ():
            if target.exists() and target not in reached:
                reached.add(target)
                waiting.append(target)
    for page in [*pages, *files("docs/images/*")]:
        if page.is_relative_to(DOCS) and page not in reached:
            says = " or ".join(name_of(start) for start in STARTS)
            yield Fault(name_of(page), 0, f"nothing leads here from {says}")


def unknown_names(pages: list[Path]) -> Iterator[Fault]:
    """Yield each variable, command or make target that a page names and that does not exist."""
    for page in pages:
        text = page.read_text("utf-8")
        for match in VARIABLE.finditer(text):
            if not is_read(match[0]):
                yield fault_at(page, text, match.start(), f"{match[0]} is read nowhere")
        for match in CODE.finditer(text):
            if says := wrong_command((match[1] or match[2]).split()):
                yield fault_at(page, text, match.start(), says)


def is_read(variable: str) -> bool:
    known = variables() | variables("tests/samples.py")
    begun = (name for name in known if name.endswith("_"))
    return variable in known or variable.startswith(tuple(begun))


def untold_settings(page: Path) -> Iterator[Fault]:
    """Yield each variable that the program reads and the page of settings does not tell."""
    told = VARIABLE.findall(page.read_text("utf-8"))
    for name in sorted(variables("src/*.py")):
        if not any(word == name or (name.endswith("_") and word.startswith(name)) for word in told):
            yield Fault(name_of(page), 0, f"{name} is read by the program and not told here")


def fault_at(page: Path, text: str, place: int, says: str) -> Fault:
    return Fault(name_of(page), text.count("\n", 0, place) + 1, says)


def wrong_command(words: list[str]) -> str | None:
    """Say what is wrong with a command line of ours, or return None."""
    if words[:1] == ["make"] and len(words) > 1:
        known = re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        return None if words[1] in known else f"there is no target: make {words[1]}"
    if words and words[0].startswith("./"):
        return None if (ROOT / words[0]).exists() else f"{words[0]} is not there"
    if not words or words[0].removeprefix(".venv/bin/") != "mamori":
        return None
    return wrong_words(words[1:])


def wrong_words(words: list[str]) -> str | None:
    known, path = commands(), ""
    for word in words:
        step = f"{path} {word}".strip()
        if step in known:
            path = step
            continue
        takes_more = any(command.startswith(f"{path} ") for command in known) or not path
        is_name = re.fullmatch(r"[a-z]+", word)
        if takes_more and is_name:
            return f"there is no command: mamori {step}"
        break
    return None


def stale_references() -> Iterator[Fault]:
    for name, make in GENERATED.items():
        page = ROOT / name
        if not page.exists() or page.read_text("utf-8") != make():
            yield Fault(name, 0, "does not match its source; make fix makes it anew")


def main(arguments: list[str]) -> int:
    if "--write" in arguments:
        for name, make in GENERATED.items():
            (ROOT / name).write_text(make(), encoding="utf-8")
        return 0
    pages = files("*.md")
    faults = [*stale_references(), *broken_links(pages), *unreachable(pages)]
    return report([*faults, *unknown_names(pages), *untold_settings(SETTINGS)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
