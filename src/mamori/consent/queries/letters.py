"""Letters on paper: one for each reader, with the link, and with boxes for a pen."""

import io
from collections.abc import Iterable
from dataclasses import replace

import pikepdf
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.base.paper import (
    Block,
    Code,
    Cover,
    Document,
    Facts,
    Heading,
    Note,
    Paragraphs,
    Picture,
    Signatures,
    Signer,
    Table,
    to_pdf,
)
from mamori.consent.models import Letter
from mamori.consent.queries.classes import ClassView
from mamori.consent.queries.links import address_of
from mamori.consent.queries.reading import Page, page_of
from mamori.consent.queries.receipts import printed, square
from mamori.people.models import School
from mamori.ui.dates import day

BOX = "□"  # of the boxes, the one that our fonts have


def letters_pdf(letters: Iterable[Letter], language: str) -> bytes:
    """Return letters as one PDF to print: each begins on a page of its own."""
    whole = pikepdf.new()
    papers = [to_pdf(letter_paper(letter, language)) for letter in letters]
    if len(papers) == 1:
        return papers[0]
    for made in papers:
        with pikepdf.open(io.BytesIO(made)) as one:
            whole.pages.extend(one.pages)
    out = io.BytesIO()
    whole.save(out, deterministic_id=True)
    return out.getvalue()


def letter_paper(letter: Letter, language: str) -> Document:
    """Return one letter as a paper."""
    with override(language):
        page = page_of(letter, language)
        kind = _("Reminder: your consent") if letter.asking.reminded_at else _("Your consent")
        blocks = [*_lead(page, language), *_requests(page), *_signed(page)]
        cover = Cover(
            to=page.reader or _("The parents or guardians of %(name)s") % {"name": page.person},
            sender=page.school,
            date=day(localtime(letter.made_at), language),
        )
        return replace(printed(page.school, language, kind, blocks), cover=cover)


def _lead(page: Page, language: str) -> list[Block]:
    address = address_of(page.letter)
    who = _("About you, %(name)s") if page.own else _("About %(name)s")
    return [
        Heading(text=who % {"name": page.person}),
        Paragraphs(
            text=_(
                "Please answer each of these by itself. No is as good as yes. Nobody is treated"
                " differently because of it."
            )
        ),
        Facts(rows=page.items[0].shown.common),
        Paragraphs(
            text=_("Answer until %(day)s with a telephone, or on this paper.")
            % {"day": day(page.answer_by, language)}
        ),
        Picture(data=square(address), alt=_("The link as a square, to be photographed")),
        Code(text=address),
        Note(text=_("Keep this letter: with the link you can take your consent back at any time.")),
    ]


def _requests(page: Page) -> list[Block]:
    blocks: list[Block] = []
    for number, one in enumerate(page.items, 1):
        blocks += [
            Heading(text=f"{number}. {one.shown.channel}"),
            Facts(rows=one.shown.own),
            Paragraphs(text=f"{BOX} {_('Yes')}      {BOX} {_('No')}"),
        ]
    return blocks


def _signed(page: Page) -> list[Block]:
    role = _("The person") if page.own else _("Parent or guardian")
    return [Signatures(signers=[Signer(role=role)])]


def not_shown_paper(view: ClassView, school: School, language: str) -> Document:
    """Return the list for whoever holds the camera: these children are not to be shown."""
    with override(language):
        rows = [(row.name, row.reading) for row in view.not_shown]
        blocks: list[Block] = [
            Heading(text=f"{view.title} · {view.channel_says}"),
            Note(text=_("These children are not to be shown. Give this list back after the day.")),
            Table(head=(_("Name"), _("Reading")), rows=rows)
            if rows
            else Paragraphs(text=_("Everybody of this class may be shown there.")),
        ]
        return printed(school.name, language, _("Not to be shown"), blocks)
