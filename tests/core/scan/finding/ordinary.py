"""Reading invented papers of a school, and the kinds that a scan is sure of in one."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mamori.core.scan.blocks import Block
from mamori.core.scan.findings import located
from mamori.core.scan.scanner import Scanner
from mamori.core.scan.tables import Tables

PAPERS = Path(__file__).parent / "ordinary"
# What a paper that names no more than staff must not be found to hold.
_STRICT = (
    "health disability family religion nationality grade disadvantageous-grade secret-request"
    " birth-date my-number health-insurance bsn cccd cmnd vn-health-insurance school-number"
    " bank-account person-list cash-by-pta papers-by-pta insurance-copy-request"
)
STRICT = frozenset(_STRICT.split())
_SCANNER = Scanner(day=date(2036, 12, 1))  # years on, when the days in them lie far back


@dataclass(frozen=True, slots=True)
class Paper:
    """An invented paper; `says` is the kind of what it says of a person, "" for nothing.

    `staff`: it lists staff by name, who are persons of a list too.
    """

    name: str
    says: str
    block: Block
    staff: bool = False

    def __str__(self) -> str:
        return self.name


def papers() -> Iterator[Paper]:
    """Yield the papers of all languages."""
    for file in sorted(PAPERS.glob("*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for key in ("nothing", "says"):
            for each in data.get(key, ()):
                says = each["name"].split(":")[0] if key == "says" else ""
                yield Paper(f"{file.stem}: {each['name']}", says, _block(each), "staff" in each)


def sure(block: Block) -> Counter[str]:
    """Return how often a scan is sure of each kind."""
    tables = Tables()
    found = list(tables.turn_to(block))
    hits = _SCANNER.hits(block, tables.titles)
    tables.count(block, hits)
    found += [*located(block, hits), *tables.end()]
    return Counter(each.kind for each in found if each.confidence >= 0.5)


def _block(paper: dict[str, str]) -> Block:
    text = paper["text"].strip("\n")
    if not paper.get("table"):
        return Block(text=text)
    rows = (line.split("|") for line in text.split("\n"))
    return Block(text="\n".join("\t".join(map(str.strip, row)) for row in rows), table="t")
