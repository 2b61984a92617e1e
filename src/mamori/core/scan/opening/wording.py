"""Which kind of text a text is."""

import re

from mamori.core.roster.text import encoding_of, mended

# Tags with which a page may begin, parted by spaces. `svg` is left to XML.
_TAGS = (
    "html head body title meta base link style script noscript template main header footer nav"
    " article section aside address hgroup search div p h[1-6] ul ol li dl dt dd blockquote pre hr"
    " figure figcaption details summary dialog table caption colgroup thead tbody tfoot tr td th"
    " form fieldset legend label input button select option optgroup textarea output datalist"
    " iframe object embed param picture source img audio video track canvas map area math ruby"
    " span a b i u s q em strong small big sub sup mark abbr cite code kbd samp var time data bdi"
    " bdo dfn del ins br wbr font center marquee frameset frame noframes"
).replace(" ", "|")
# Possessive, so that a head of nothing but comments is not tried in all ways.
_BEFORE = r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+|<\?xml[^>]*+>\s*+)*+"
_HTML = re.compile(
    rf"{_BEFORE}<(?:!doctype\s+html|{_TAGS})[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
# What says XML may have tags of the same names.
_WHOLE_PAGE = re.compile(rf"{_BEFORE}<(?:!doctype\s+)?html[\s>/]", re.IGNORECASE | re.DOTALL)
# What makes a text a page where the name says that it is one: a tag, or a letter as a number.
_MARKED = re.compile(r"<[a-z!?]|&#?[a-z0-9]{2,31};", re.IGNORECASE)
# A page of XPS begins with its tag alone.
_XML = re.compile(
    rf"\s*<\?xml\b|{_BEFORE}<(?:(?:\w+:)?svg\b|FixedPage\b|!DOCTYPE\b|!ENTITY\b)", re.DOTALL
)
_CARD = re.compile(r"\s*BEGIN:V[A-Z]+\s*\n", re.IGNORECASE)
_IN_BRACES = re.compile(r"\s*[\[{]")
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}")
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|$)|[ \t]+\S")
_MAILBOX = re.compile(r"From \S.*\d{4}\s*\n[A-Za-z][A-Za-z0-9-]*:")
# What mail has and other texts with a colon in their first lines have not, all together.
_MAIL = {
    *("received", "from", "to", "cc", "subject", "date", "message-id", "mime-version"),
    *("return-path", "delivered-to", "content-type", "reply-to", "x-mailer", "list-id"),
}
_LISTS, _MAILS = {".csv", ".tsv", ".tab"}, {".eml", ".mht"}
_JSON = {".json", ".jsonl", ".ndjson", ".geojson", ".ipynb", ".har", ".js", ".mjs", ".map"}
_PAGES = {".html", ".htm", ".xhtml", ".xht", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".hta"}


def text_type(head: bytes, suffix: str, *, whole: bool) -> str:
    """Return the type of a text, or `unknown` if the bytes are no text.

    It is `html`, `xml`, `card`, `json`, `mbox`, `eml`, `csv` or `text`.

    Args:
        head: the first bytes of the file.
        suffix: the ending of its name, with the dot.
        whole: whether these are all of its bytes.
    """
    encoding = encoding_of(head, whole=whole)
    if not encoding:
        return "unknown"
    text = mended(head.decode(encoding, errors="replace"), encoding).removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if marked := _markup(text, suffix) or _data(text, suffix):
        return marked
    if _MAILBOX.match(text):
        return "mbox"
    if _mail_headers(text) >= (1 if suffix in _MAILS else 3):
        return "eml"
    return "csv" if suffix in _LISTS or _is_list(text) else "text"


def _markup(text: str, suffix: str) -> str:
    """Return `html` or `xml`, or an empty text if it is neither."""
    tagged = _HTML.match(text) is not None
    says_xml = _XML.match(text) or (tagged and suffix == ".xml")
    if suffix in _PAGES and _MARKED.search(text):
        return "html"
    if _WHOLE_PAGE.match(text) or (tagged and not says_xml):
        return "html"
    return "xml" if says_xml else ""


def _data(text: str, suffix: str) -> str:
    """Return `card` or `json`, or an empty text if it is neither."""
    if _CARD.match(text):
        return "card"
    braced = _IN_BRACES.match(text) and _ESCAPE.search(text)
    return "json" if braced or suffix in _JSON else ""


def _mail_headers(text: str) -> int:
    """Count the names of mail headers in the lines before the first that is no header."""
    names = set()
    for line in text.lstrip("\n").split("\n"):
        header = _HEADER.match(line)
        if not header:
            break
        names.add((header[1] or "").lower())
    return len(names & _MAIL)


def _is_list(text: str) -> bool:
    """Tell whether all of the first lines have as many tabs, or as many of another mark."""
    lines = [line for line in text.split("\n")[:-1][:20] if line.strip()]
    if len(lines) < 2:
        return False
    return any(
        lines[0].count(mark) >= least and len({line.count(mark) for line in lines}) == 1
        for mark, least in (("\t", 1), (";", 2), (",", 2))
    )
