"""What the attributes of a tag of HTML say, and what a reader sees of the fields of a form."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from mamori.core.scan.opening.escapes import script_unescaped
from mamori.core.scan.opening.office.building import Run
from mamori.core.scan.opening.office.leftovers import is_dull
from mamori.core.scan.opening.web import data_uris
from mamori.core.scan.opening.web.data_uris import DataUri

# The key of a run that is an attribute is its name after this; of an address without its escapes,
# after both.
VALUE, ESCAPED = "@", "%"

_DULL = {
    *("class", "style", "width", "height", "colspan", "rowspan", "type", "rel", "charset", "lang"),
    *("dir", "tabindex", "method", "target", "align", "valign", "border", "cellpadding", "media"),
    *("cellspacing", "bgcolor", "color", "size", "loading", "integrity", "crossorigin", "xmlns"),
    *("http-equiv", "viewbox", "d", "points", "transform", "fill", "stroke"),
}
_ADDRESSES = {"href", "src", "action", "data", "poster", "cite", "background", "srcset"}
# Attributes in which addresses stand among other things, and the one that is a page.
_MANY, _PAGE = {"srcset", "imagesrcset", "style"}, "srcdoc"
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHECKED, _BUTTONS = {"checkbox", "radio"}, {"submit", "button", "reset"}
BLANK = "[    ]"  # a field to fill in


class Embedded(NamedTuple):
    """A file that an attribute of a tag, or the text in it, holds.

    `uri` is the address that holds it; without one it is the attribute as a whole.
    """

    ending: str
    data: bytes
    node: Any
    attribute: str  # empty: the text
    uri: DataUri | None = None


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Tell whether attributes keep their tag from being seen."""
    return "hidden" in attributes or bool(_UNSHOWN.search(attributes.get("style", "")))


def value_runs(tag: str, attributes: Mapping[str, str], node: Any) -> Iterator[Run]:
    """Yield the attributes that may say something and that a reader does not see as text."""
    shown = _shown(tag, attributes)
    for name, value in attributes.items():
        if name in _DULL or name == shown or not value or value.isspace() or is_dull(value):
            continue
        if name == _PAGE or (name not in _MANY and data_uris.whole(value)):
            continue
        if name.startswith("on"):  # a script
            yield Run(script_unescaped(value), node, VALUE + name)
        elif name in _ADDRESSES and "%" in value:
            yield Run(unquote(value), node, VALUE + ESCAPED + name)
        else:
            yield Run(value, node, VALUE + name)


def embedded(attributes: Mapping[str, str], node: Any) -> Iterator[Embedded]:
    """Yield the files that attributes hold, such as a picture in the page itself."""
    for name, value in attributes.items():
        if name == _PAGE:
            yield Embedded("html", value.encode("utf-8", "replace"), node, name)
        elif name not in _MANY and (uri := data_uris.whole(value)):
            yield Embedded(uri.ending, uri.data, node, name, uri)
        else:
            yield from embedded_within(value, node, name)


def embedded_within(text: str, node: Any, attribute: str = "") -> Iterator[Embedded]:
    """Yield the files whose addresses stand in a text, such as a style sheet."""
    for uri in data_uris.within(text):
        yield Embedded(uri.ending, uri.data, node, attribute, uri)


def field_runs(tag: str, attributes: Mapping[str, str], node: Any) -> list[Run]:
    """Return what a reader sees of a field of a form; nothing of any other tag."""
    kind = attributes.get("type", "text").lower()
    if tag not in {"input", "textarea"} or (tag == "input" and kind in {"hidden", "image"}):
        return []
    if tag == "input" and kind in _CHECKED:
        return [Run(" [ ] ")]
    name = _shown(tag, attributes)
    value = [Run(attributes[name], node, VALUE + name)] if name else []
    if tag == "input" and kind in _BUTTONS:
        return [Run(" "), *value, Run(" ")]
    return [Run(" ["), *value, Run("] ")] if value else [Run(f" {BLANK} ")]


def _shown(tag: str, attributes: Mapping[str, str]) -> str:
    """Return the attribute that a reader sees in a field; an empty text if there is none."""
    if tag not in {"input", "textarea"} or attributes.get("type", "").lower() == "hidden":
        return ""
    return next((name for name in ("value", "placeholder") if attributes.get(name)), "")
