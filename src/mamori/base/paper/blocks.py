"""What a paper is made of. Everything is plain text as somebody typed it, never markup.

A text may hold several paragraphs (parted by an empty line) and lines. Dates come as words that
the caller has written. None of these classes knows what a paper is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading of a section (level 1) or of a part of one (level 2)."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if self.level not in {1, 2}:
            raise ValueError("A heading is of level 1 or 2.")


@dataclass(frozen=True, kw_only=True)
class Paragraphs:
    """Running text."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Labels and values; a value may be long."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table whose head is repeated on each page.

    `widths` are the shares of the columns, such as (1, 3, 1); without them the words decide.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()

    def __post_init__(self) -> None:
        columns = len(self.head)
        if any(len(row) != columns for row in self.rows) or len(self.widths) not in {0, columns}:
            raise ValueError(f"Every row and the widths have as many cells as the head: {columns}.")


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was put right later. It stands beside what it corrects, which stays to be read."""

    text: str
    when: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that happened."""

    when: str
    title: str
    who: str = ""
    text: str = ""
    corrections: Sequence[Correction] = ()


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """What happened, in the order given. The heads are the caller's words for its two columns."""

    entries: Sequence[Entry]
    head: tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Who signs: `signed` tells in words that it was done; empty leaves room for a pen."""

    role: str
    name: str = ""
    signed: str = ""
    date: str = ""


@dataclass(frozen=True, kw_only=True)
class Signatures:
    """The place to sign, kept together on one page."""

    signers: Sequence[Signer]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing (SVG) or a picture (PNG) with the words that say the same."""

    data: bytes
    alt: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("A picture needs words for those who do not see it.")


@dataclass(frozen=True, kw_only=True)
class Note:
    """A remark that stands out: what a reader must know before going on."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Code:
    """Lines to be typed or compared letter by letter: each stays one line."""

    text: str


Block = Code | Heading | Paragraphs | Facts | Table | Timeline | Signatures | Picture | Note


@dataclass(frozen=True, kw_only=True)
class Cover:
    """The head of a letter: from whom to whom, in lines, with the day and the number it bears."""

    to: str
    sender: str
    date: str
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A paper.

    Args:
        language: a code such as `ja` or `nl`; sets line breaking, hyphens and the words around.
        kind: what kind of paper it is, in words that fit every paper of the kind. It is the
            title and the only thing that the file's metadata tell: never a name.
        school: the name at the head of each page.
        made: when and how it was made, at the foot of each page.
        blocks: what the paper says, in order.
        cover: for a paper that is sent to somebody.
        confidential: whether each page says so.
    """

    language: str
    kind: str
    school: str
    made: str
    blocks: Sequence[Block] = field(default=())
    cover: Cover | None = None
    confidential: bool = True

    def __post_init__(self) -> None:
        first = next((each for each in self.blocks if isinstance(each, Heading)), None)
        if first and first.level != 1:
            raise ValueError("The first heading of a paper is of level 1.")
