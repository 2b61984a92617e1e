"""Papers for tests: one of every block in each language, and text that is markup elsewhere."""

import struct
import zlib

from mamori.base.paper import (
    Block,
    Code,
    Correction,
    Cover,
    Document,
    Entry,
    Facts,
    Heading,
    Note,
    Paragraphs,
    Picture,
    Signatures,
    Signer,
    Table,
    Timeline,
)

# What a child, a teacher or an attacker may have typed; none of it may be read as anything.
TYPED = (
    "#きもい $100 はらえ \\ * _ @ < ```",
    "*bold* _em_ = head - list + enum / term: x",
    '#read("/etc/passwd") #include "paper.typ"',
    '#import "@preview/cetz:0.3.0": *',
    "$ x^2 $ #sys.inputs.paper #panic()",
    "<b>x</b><script>go()</script> &amp; &#60;",
    "\" onload=x ' ' -- --- ... ~ {{ kind }} {% x %} {0} %(page)s",
    "// not a comment /* nor this */ \\u{41} \\n",
    "]}) #[ #{ ) = ] == <label> @label #set page(width: 1pt)",
)
LETTERS = {
    "ja": "髙﨑 渡邉 美𠮷子 葛󠄀城 さくら ﾊﾝｶｸ ㈱①㍻ 「来んなって」と言われた。😢",
    "vi": "ẾỀỂỄỆ ốồổỗộ ẤẦẨẪẬ ứừửữự ỚỜỞỠỢ ắằẳẵặ ỶỸỴ đĐ ₫",
    "nl": "Ĳsbrand zĳn coördinaten één Yiğit Łukasz Şahin Čapek €",
    "en": "“Nobody” said ‘hello’ – naïve café… ½ × 3 → 4",
}
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60">
<text x="10" y="30" font-family="sans-serif">drawn words</text></svg>"""


def png(width: int = 2, height: int = 3) -> bytes:
    """Return a small grey picture."""
    rows = b"".join(b"\x00" + b"\x80" * width for _ in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def paper(*blocks: Block, language: str = "en", confidential: bool = True) -> Document:
    return Document(
        language=language,
        kind="Kind of paper",
        school="North School",
        made="Made today",
        blocks=blocks,
        confidential=confidential,
    )


def typed(*texts: str, language: str = "en") -> Document:
    """Return a paper with each text as a value of its own."""
    return paper(Facts(rows=[(str(number), text) for number, text in enumerate(texts)]))


def everything(language: str) -> Document:
    """Return a letter with one of every block."""
    words = LETTERS[language]
    return Document(
        language=language,
        kind="Kind of paper",
        school="North School",
        made="Made today",
        cover=Cover(to="The board\nof the city", sender="The school", date="today", number="128"),
        blocks=[
            Heading(text="First part"),
            Paragraphs(text=f"{words}\n\nSecond paragraph\nand its second line"),
            Heading(text="A smaller part", level=2),
            Facts(rows=[("label", words)]),
            Timeline(head=("When", "What"), entries=[entry(1)]),
            Table(head=("Year", "Number"), rows=[("5", words)], widths=(1, 2)),
            Picture(data=DRAWING, alt="what is drawn", caption="under the drawing"),
            Picture(data=png(), alt="a grey picture"),
            Note(text="mind this"),
            Code(text="mamori --check one"),
            Signatures(signers=[Signer(role="Principal", name="Name"), Signer(role="Lead")]),
        ],
    )


def entry(number: int) -> Entry:
    return Entry(
        when=f"day {number}",
        title=f"thing {number}",
        who="somebody",
        text=f"text {number}",
        corrections=[Correction(text=f"better {number}", when="later", who="another")],
    )
