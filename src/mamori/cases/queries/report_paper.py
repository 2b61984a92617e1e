"""A report as a paper: to be printed where nobody at the other end uses the program, and kept."""

from collections.abc import Iterator

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.base import clock
from mamori.base.paper.blocks import (
    Block,
    Cover,
    Document,
    Facts,
    Heading,
    Paragraphs,
    Signatures,
    Signer,
)
from mamori.cases.acts.serious import ADDRESSEES
from mamori.cases.models import Report
from mamori.cases.queries.telling import Told
from mamori.ui.dates import moment


def report_paper(
    report: Report, told: tuple[Told, list[str], list[Told]], language: str
) -> Document:
    """Return a report as a paper in a language."""
    first, whom, followed = told
    with override(language):
        return Document(
            language=language,
            kind=_("Report"),
            school=report.school.name,
            made=_("Printed %(moment)s") % {"moment": moment(localtime(clock.now()), language)},
            blocks=[
                *_body(report, first, whom),
                *_signed(first, language),
                *_after(followed, language),
            ],
            cover=Cover(
                to=_recipient(report),
                sender=report.school.name,
                date=moment(localtime(report.at), language),
                number=report.number,
            ),
        )


def _recipient(report: Report) -> str:
    if report.to != "board":
        return str(ADDRESSEES[report.to])
    board = report.school.board
    return board.name if board else _("Those who run the school")


def _body(report: Report, told: Told, whom: list[str]) -> Iterator[Block]:
    yield Heading(text=report.get_type_display())
    if told.entry.words is None:
        yield Paragraphs(text=_("The words were erased."))
    if whom and report.type != Report.Type.SERIOUS:
        yield Heading(text=_("Children"), level=2)
        yield Paragraphs(text="\n".join(whom))
    yield from _lines(told)


def _lines(told: Told) -> Iterator[Block]:
    for line in told.lines:
        if line.long:
            yield Heading(text=line.label, level=2)
            yield Paragraphs(text=line.value)
        else:
            yield Facts(rows=[(line.label, line.value)])


def _signed(told: Told, language: str) -> Iterator[Block]:
    when = moment(localtime(told.entry.at), language)
    done = _("Signed electronically")
    yield Signatures(signers=[Signer(role=_("Sent by"), name=told.by, signed=done, date=when)])


def _after(followed: list[Told], language: str) -> Iterator[Block]:
    for told in followed:
        yield Heading(text=told.title)
        when = moment(localtime(told.entry.at), language)
        yield Facts(rows=[(_("When"), when), (_("Who"), told.by)])
        yield from _lines(told)
