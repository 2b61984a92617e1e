"""What was recorded in a year, as a paper to print and to keep."""

from collections.abc import Sequence

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.base import clock
from mamori.base.paper.blocks import Correction, Document, Entry, Heading, Paragraphs, Timeline
from mamori.ui.asking import Line
from mamori.ui.dates import day, moment
from mamori.year.queries.log import Beside, Told
from mamori.year.queries.span import Term


def log_paper(term: Term, told: Sequence[Told], language: str) -> Document:
    """Return the entries of a year as a paper; what was taken back stands there as taken back."""
    with override(language):
        entries = [_entry(one, language) for one in told]
        body = Timeline(entries=entries, head=(_("When"), _("What was done")))
        return Document(
            language=language,
            kind=_("The school year"),
            school=term.school.name,
            made=_("Printed %(moment)s") % {"moment": moment(localtime(clock.now()), language)},
            blocks=[
                Heading(text=term.title),
                body if entries else Paragraphs(text=_("Nothing was recorded yet.")),
            ],
            confidential=False,
        )


def _entry(one: Told, language: str) -> Entry:
    notes = [*one.corrections, *([one.taken_back] if one.taken_back else [])]
    return Entry(
        when=day(one.on, language),
        title=str(one.act.told),
        who=one.by,
        text="\n".join(map(_answer, one.lines)),
        corrections=[_beside(note, note is one.taken_back, language) for note in notes],
    )


def _answer(line: Line) -> str:
    label = str(line.label)
    return f"{label} {line.value}" if label[-1] in "?？." else f"{label}: {line.value}"


def _beside(note: Beside, gone: bool, language: str) -> Correction:  # noqa: FBT001 -- read where it is called, just above
    text = _("Taken back: %(why)s") % {"why": note.why} if gone else note.why
    return Correction(text=text, when=moment(localtime(note.at), language), who=note.by)
