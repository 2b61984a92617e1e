from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from unicodedata import normalize

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, get_language_info, pgettext

from mamori.ui import components, dates, forms
from mamori.ui.dates import known

register = template.Library()

register.filter("html_or_text", components.html_or_text)
register.simple_tag(components.attributes, name="attrs")


@register.simple_tag
def component(name: str, params: Any = None, /, **more: Any) -> SafeString:
    """Show a component: `{% component "input" name="words" label__text=words %}`."""
    return components.render(name, params, **more)


@register.filter
def listed(words: Iterable[object]) -> str:
    """Join words to a list as the reader's language does it: a, b or a、b."""
    comma = pgettext("between the words of a list", ", ")
    return comma.join(str(word) for word in words)


@register.simple_block_tag
def wrap(content: SafeString, name: str, params: Any = None, /, **more: Any) -> SafeString:
    """Show a component around markup: `{% wrap "details" summaryText=why %}…{% endwrap %}`."""
    return components.render(name, params, html=content, **more)


@register.simple_tag
def attr(name: str, value: Any) -> SafeString:
    """Write one attribute, or nothing when there is no value ("" in a template is no value)."""
    return components.attributes({name: value} if value not in ("", None) else {})


@register.simple_tag
def after(first: SafeString, second: Any) -> SafeString:
    """Put the markup or text of `second` after `first`."""
    return first + components.html_or_text(second)


# Where "leave this page" leads: what anybody might be looking at. Each country's weather service.
QUIET_ADDRESSES = {
    "ja": "https://www.jma.go.jp/",
    "vi": "https://nchmf.gov.vn/",
    "nl": "https://www.knmi.nl/",
}


@register.simple_tag
def quiet_address() -> str:
    """Return the page that a person who must leave is brought to."""
    return QUIET_ADDRESSES.get(get_language() or "", "https://worldweather.wmo.int/")


@register.simple_tag
def error_summary(*filled: BaseForm, child: bool = False) -> SafeString:
    """Show, at the top of a page, what must still be put right; nothing when nothing must."""
    params = forms.error_summary(*filled, child=child)
    return components.render("error-summary", params) if params else SafeString("")


@register.filter
def day(value: date | None, style: dates.Style = "plain") -> str:
    """Write a date as the reader's country does; `era` and `short` as in `dates.day`."""
    return dates.day(_here(value), _language(), style) if value else ""


@register.filter
def month(value: date) -> str:
    """Write a month with its year."""
    return dates.month_of_year(_here(value), _language())


@register.filter
def moment(value: datetime | None, style: dates.Style = "plain") -> str:
    """Write a date and its time, in the school's time zone."""
    return dates.moment(localtime(value), _language(), style) if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """Write only the time of day."""
    return dates.clock(localtime(value), _language()) if value else ""


@register.filter
def when(value: date | None, style: dates.Style = "plain") -> SafeString:
    """Write a date, with its time if it has one, as a `<time>` that machines read too."""
    if not value:
        return SafeString("")
    here = _here(value)
    words = moment(here, style) if isinstance(here, datetime) else day(here, style)
    return format_html('<time datetime="{}">{}</time>', here.isoformat(), words)


def _here(value: date) -> date:
    return localtime(value) if isinstance(value, datetime) else value


def _language() -> str:
    return get_language() or "en"


@register.simple_tag
def languages() -> list[dict[str, Any]]:
    """Return the languages on offer, each under its own name, for the language forms."""
    return [
        {
            "code": code,
            # Django's Vietnamese name is not composed; fonts draw that badly.
            "name": normalize("NFC", get_language_info(code)["name_local"]),
            "current": code == known(_language()),
        }
        for code, _name in settings.LANGUAGES
    ]
