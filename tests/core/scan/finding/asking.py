"""Reading invented forms, and what the finders say of them, laid out as lines and as tables."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.hits import Hit
from mamori.core.scan.scanner import Scanner

FORMS = Path(__file__).parent / "forms"


@dataclass(frozen=True, slots=True)
class Form:
    """An invented form: what it is called, whether it asks, and its text; tabs part cells."""

    name: str
    asks: bool
    text: str
    table: bool

    def __str__(self) -> str:
        return self.name

    @property
    def block(self) -> Block:
        return Block(text=self.text, table="t" if self.table else "")


def forms(*files: str) -> Iterator[Form]:
    """Yield the forms of files in `forms/`."""
    for file in files:
        data = tomllib.loads((FORMS / f"{file}.toml").read_text(encoding="utf-8"))
        for key in ("asks", "other"):
            for each in data.get(key, ()):
                text = each["text"].strip("\n")
                table = each.get("table", False)
                if table:
                    lines = (line.split("|") for line in text.split("\n"))
                    text = "\n".join("\t".join(cell.strip() for cell in line) for line in lines)
                yield Form(f"{file}: {key}: {each['name']}", key == "asks", text, table)


def hits(finder: Finder, block: Block, headers: tuple[str, ...] = ()) -> list[Hit]:
    """Return what one finder says of a block, as a scan would call it."""
    return Scanner(finders=(finder,)).hits(block, headers)


def is_asked(finder: Finder, block: Block) -> bool:
    """Tell whether a finder is sure enough that a block asks."""
    return any(hit.confidence >= 0.5 for hit in hits(finder, block))
