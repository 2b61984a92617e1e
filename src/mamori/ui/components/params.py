from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString


class Params:
    """Parameters as templates read them: `params.items` is a parameter, never a dict's method."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> Any:
        value = self._values[name]
        if value is None:
            raise KeyError(name)  # given as None means not given
        return wrapped(value)


def wrapped(value: Any) -> Any:
    """Return `value` with every mapping in it made readable by templates."""
    if isinstance(value, Mapping):
        return Params(value)
    if isinstance(value, list | tuple):
        return [wrapped(item) for item in value]
    return value


def plain(value: Any) -> dict[str, Any]:
    """Return parameters as a dict of their own; nothing given is no parameters."""
    if isinstance(value, Params):
        return dict(value._values)  # noqa: SLF001 -- the way back out of the wrapper above
    return dict(value or {})


def attributes(given: Any) -> SafeString:
    """Write HTML attributes.

    A value may be `{"value": …, "optional": True}`: then nothing or False leaves the attribute
    out and True writes its name alone. Otherwise every attribute is written, as GOV.UK does.
    """
    return format_html_join("", "{}", ((pair,) for pair in _pairs(plain(given))))


def _pairs(given: Mapping[str, Any]) -> Iterator[SafeString]:
    for name, item in given.items():
        value = item.get("value") if isinstance(item, Mapping) else item
        optional = isinstance(item, Mapping) and bool(item.get("optional"))
        if optional and (value is None or value is False):
            continue
        if optional and value is True:
            yield format_html(" {}", name)
        else:
            yield format_html(' {}="{}"', name, written(value))


def written(value: Any) -> Any:
    """Write a value as HTML does: `true`, not `True`; nothing for None."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def html_or_text(given: Any) -> SafeString:
    """Return the markup of `given`, or else its text, escaped unless it is known to be safe."""
    values = plain(given)
    return conditional_escape(values.get("html") or written(values.get("text")))
