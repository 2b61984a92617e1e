"""A paper as one HTML page that asks nothing of anybody: no script, no font, no address.

The page carries its own content policy, which lets in its one style sheet by hash and nothing else.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from mamori.base.paper.blocks import (
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
    Table,
    Timeline,
)
from mamori.base.paper.letters import safe
from mamori.base.paper.pdf import drawing
from mamori.base.paper.words import tongue, words

# Columns that a telephone shows beside each other.
_NARROW = 2
STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
POLICY = (
    "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
)
PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{kind}</title>
<style>{style}</style>
</head>
<body>
<header><p>{school}</p>{confidential}</header>
<main>
{cover}<h1>{kind}</h1>
{blocks}</main>
<footer><p>{made}</p></footer>
</body>
</html>
"""


def to_html(document: Document) -> str:
    """Return a paper as a page in one string. Its title is `document.kind`.

    Raises:
        ValueError: a picture is neither a PNG nor an SVG.
    """
    own = words(document.language)
    return format_html(
        PAGE,
        language=tongue(document.language),
        policy=POLICY,
        kind=safe(document.kind),
        style=mark_safe(STYLE),
        school=safe(document.school),
        confidential=_if("<p><strong>{}</strong></p>", document.confidential, own["confidential"]),
        cover=_cover(document.cover, own) if document.cover else "",
        blocks=_joined((_block(block, own) for block in document.blocks), "\n"),
        made=safe(document.made),
    )


def _block(block: Block, own: dict[str, str]) -> SafeString:
    match block:
        case Heading():
            told = format_html("<h{0}>{1}</h{0}>", block.level + 1, _lines(block.text))
        case Paragraphs():
            told = _prose(block.text)
        case Code():
            told = format_html("<pre>{}</pre>", safe(block.text))
        case Note():
            told = format_html('<div class="note" role="note">{}</div>', _prose(block.text))
        case Facts():
            pairs = ((_lines(label), _prose(value)) for label, value in block.rows)
            inside = format_html_join("\n", "<div><dt>{}</dt><dd>{}</dd></div>", pairs)
            told = format_html("<dl>{}</dl>", inside)
        case Table():
            told = _table(block.head, (map(_prose, row) for row in block.rows))
        case Timeline():
            rows = ((_lines(each.when), _entry(each, own)) for each in block.entries)
            told = _table(block.head, rows, "timeline")
        case Signatures():
            told = _signatures(block, own)
        case Picture():
            told = _picture(block)
    return told


def _table(
    head: Iterable[str], rows: Iterable[Iterable[SafeString]], name: str = "rows"
) -> SafeString:
    titles = tuple(head)
    heads = _joined(format_html('<th scope="col">{}</th>', _lines(each)) for each in titles)
    if name == "rows" and len(titles) > _NARROW:  # on a small screen its cells stand in a column
        name = "rows wide"
        body = _joined((_row(titles, row) for row in rows), "\n")
    else:
        body = _joined((_row((), row) for row in rows), "\n")
    return format_html(
        '<table class="{}"><thead><tr>{}</tr></thead>\n<tbody>{}</tbody></table>', name, heads, body
    )


def _row(titles: Sequence[str], cells: Iterable[SafeString]) -> SafeString:
    if not titles:
        told = _joined(format_html("<td>{}</td>", cell) for cell in cells)
    else:
        named = zip(titles, cells, strict=True)
        told = _joined(format_html('<td data-title="{}">{}</td>', *each) for each in named)
    return format_html("<tr>{}</tr>", told)


def _entry(entry: Entry, own: dict[str, str]) -> SafeString:
    return format_html(
        '<p class="what"><strong>{}</strong>{}</p>{}{}',
        _lines(entry.title),
        _if(" <small>{}</small>", entry.who, safe(entry.who)),
        _prose(entry.text),
        _joined(_correction(each, own) for each in entry.corrections),
    )


def _correction(correction: Correction, own: dict[str, str]) -> SafeString:
    told = (safe(part) for part in (correction.when, correction.who) if part)
    return format_html(
        '<div class="correction"><p><small><strong>{}</strong> {}</small></p>{}</div>',
        own["correction"],
        " · ".join(told),
        _prose(correction.text),
    )


def _signatures(block: Signatures, own: dict[str, str]) -> SafeString:
    head = (own[name] for name in ("role", "name", "signature", "date"))
    rows = (map(_lines, (each.role, each.name, each.signed, each.date)) for each in block.signers)
    return _table(head, rows, "signatures")


def _picture(picture: Picture) -> SafeString:
    # As an image, a drawing cannot run or load anything.
    code = base64.b64encode(drawing(picture.data).encode()).decode()
    return format_html(
        '<figure><img src="data:image/svg+xml;base64,{}" alt="{}">{}</figure>',
        code,
        safe(picture.alt),
        _if("<figcaption>{}</figcaption>", picture.caption, _lines(picture.caption)),
    )


def _cover(cover: Cover, own: dict[str, str]) -> SafeString:
    rows = ((own["to"], cover.to), (own["date"], cover.date), (own["number"], cover.number))
    pairs = ((label, _lines(value)) for label, value in rows if value)
    return format_html(
        '<p class="sender">{}</p>\n<dl class="cover">{}</dl>\n',
        _lines(cover.sender),
        format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", pairs),
    )


def _prose(text: str) -> SafeString:
    """Return paragraphs; an empty line parts them, as on paper."""
    return _joined(format_html("<p>{}</p>", _lines(part)) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    return (part for part in re.split(r"\n[ \t]*\n+", safe(text)) if part.strip())


def _lines(text: str) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in safe(text).split("\n")))


def _if(form: str, wanted: object, content: str) -> SafeString:
    return format_html(form, content) if wanted else SafeString("")


def _joined(parts: Iterable[SafeString], between: str = "") -> SafeString:
    return format_html_join(between, "{}", ((part,) for part in parts))
