"""The receipt of an answered letter, to keep: what was said, and the way to take it back."""

import io

import segno
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.base import clock
from mamori.base.paper import Block, Code, Document, Facts, Heading, Note, Picture
from mamori.consent.queries.links import address_of
from mamori.consent.queries.reading import Item, Page
from mamori.ui.dates import day, moment

SIZE = 4


def square(address: str) -> bytes:
    """Return an address as a square to be photographed (QR, an SVG that stands alone)."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=SIZE, xmldecl=False, svgns=True)
    return out.getvalue()


def receipt_paper(page: Page, language: str) -> Document:
    """Return the receipt of a letter as a paper."""
    with override(language):
        blocks: list[Block] = [
            Facts(rows=[(_("About"), page.person), (_("Answered by"), page.reader or "—")])
        ]
        for one in page.items:
            blocks += _item(one, language)
        blocks += [Heading(text=_("For all of them")), Facts(rows=page.items[0].shown.common)]
        blocks += way_back(page)
        return printed(page.school, language, _("Receipt for your answer"), blocks)


def _item(one: Item, language: str) -> list[Block]:
    return [
        Heading(text=one.shown.channel),
        Facts(rows=[*one.shown.own, (_("What you answered"), answer_in_words(one, language))]),
    ]


def answer_in_words(one: Item, language: str) -> str:
    """Say what somebody answered, and on which day."""
    if one.said is None or one.said_on is None:
        return _("No answer yet")
    words = _("Yes, on %(day)s") if one.said else _("No, on %(day)s")
    return words % {"day": day(one.said_on, language)}


def way_back(page: Page) -> list[Block]:
    """Return the link of a letter as a square and in letters."""
    address = address_of(page.letter)
    return [
        Note(text=_("With this link you can take your consent back at any time. Keep it.")),
        Picture(data=square(address), alt=_("The link as a square, to be photographed")),
        Code(text=address),
    ]


def printed(school: str, language: str, kind: str, blocks: list[Block]) -> Document:
    """Return a paper of a school, printed now."""
    now = moment(localtime(clock.now()), language)
    made = _("Printed %(moment)s") % {"moment": now}
    return Document(language=language, kind=kind, school=school, made=made, blocks=blocks)
