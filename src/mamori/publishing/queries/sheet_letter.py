"""The letter that tells guardians beforehand what a sheet is for (NER-03, NER-04)."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.base import clock
from mamori.base.paper import (
    Block,
    Code,
    Cover,
    Document,
    Facts,
    Heading,
    Note,
    Paragraphs,
    Table,
)
from mamori.people.queries import about
from mamori.publishing.acts.sheets import ACCOUNTS, COLLECTIONS, HAND_IN, MODES
from mamori.publishing.drafts import Version
from mamori.publishing.models import Sheet
from mamori.publishing.queries.sheets import look_of
from mamori.publishing.queries.told import fields_of, sentence_on_accounts
from mamori.ui.dates import day, moment
from mamori.ui.templatetags.ui import listed

DIGITS = 16  # of the digest, to be compared by eye


def letter_paper(sheet: Sheet, version: Version, language: str) -> Document:
    """Return the letter as a paper; it goes out with the sheet, or before it."""
    with override(language):
        now = localtime(clock.now())
        return Document(
            language=language,
            kind=_("What a sheet is for"),
            school=sheet.school.name,
            made=_("Printed %(moment)s") % {"moment": moment(now, language)},
            blocks=[
                *_what_for(version, language),
                *_asked(version),
                *_last(sheet, version, language),
            ],
            cover=Cover(
                to=_("Parents and guardians"),
                sender=sheet.school.name,
                date=day(now.date(), language),
                number=sheet.number,
            ),
            confidential=False,
        )


def _what_for(version: Version, language: str) -> list[Block]:
    words, rows = version.words, [(_("What becomes of it"), str(dict(MODES)[version.mode]))]
    if version.mode == HAND_IN:
        collection = str(dict(COLLECTIONS).get(version.attrs.get("collection", ""), ""))
        until = day(version.until, language) if version.until else ""
        names = [one.name for one in about(version.handlers).values()]
        rows += [
            (_("Why it is handed in"), str(words.get("reason", ""))),
            (_("How it comes back"), collection),
            (_("Who takes it in"), listed(sorted(names))),
            (_("Where it is kept"), str(words.get("store", ""))),
            (_("Destroyed or given back on"), until),
        ]
    rows.append((_("Who answers for it"), str(words.get("owner", ""))))
    return [
        Heading(text=version.title),
        Paragraphs(text=str(words.get("purpose", ""))),
        Facts(rows=[row for row in rows if row[1]]),
    ]


def _asked(version: Version) -> list[Block]:
    fields = list(fields_of(version))
    if not fields:
        return []
    return [
        Heading(text=_("What it asks for")),
        Table(
            head=(_("What you are asked"), _("Must it be filled in?")), rows=fields, widths=(1, 1)
        ),
        Note(
            text=_(
                "What may be left out, you need not give. Nobody is treated differently because of"
                " it, and nobody has to say why."
            )
        ),
    ]


def _last(sheet: Sheet, version: Version, language: str) -> list[Block]:
    blocks: list[Block] = []
    sentence = sentence_on_accounts(sheet.school, language)
    if ACCOUNTS in version.touches and sentence:
        blocks.append(Note(text=sentence))
    blocks.append(
        Paragraphs(text=_("You may ask the school at any time what this is for. It will explain."))
    )
    look = look_of(sheet)
    if look and look.sha256:
        told = _("Sheet %(number)s, version %(version)s, %(digest)s") % {
            "number": sheet.number,
            "version": version.number,
            "digest": look.sha256[:DIGITS],
        }
        blocks.append(Code(text=told))
    return blocks
