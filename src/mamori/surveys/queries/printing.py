"""What is printed for a class: slips with codes, the questionnaire on paper, a checklist."""

import io
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.base import clock
from mamori.base.paper import Block, Document, Facts, Heading, Note, Paragraphs, Picture
from mamori.core.policy.words import say
from mamori.people.models import School
from mamori.people.packs import help_lines
from mamori.surveys.codes import shown
from mamori.surveys.models import Group
from mamori.surveys.questions import Sheet, choices_of
from mamori.ui.dates import moment
from mamori.ui.readings import readings_beside

BOX, LINE = "□", "＿" * 30
SIZE = 3


def slips(group: Group, made: Sequence[tuple[str, str]], sheet: Sheet, language: str) -> Document:
    """Return the slips of a class, to be cut apart: a code as letters and as a square."""
    school = group.survey.school
    with override(language):
        note = Note(text=_("Cut apart and let each child draw one. A code is good once."))
        if made and made[0][0]:
            note = Note(text=_("Cut apart: each slip belongs to the child whose name it bears."))
        blocks: list[Block] = [note]
        blocks.append(Heading(text=readings_beside(say(sheet.title, language))))
        blocks += [block for name, code in made for block in _slip(name, code)]
        return _document(school, language, _("Slips for a questionnaire"), blocks)


def _slip(name: str, code: str) -> list[Block]:
    address = f"{settings.MAMORI_ADDRESS}{reverse('surveys:take', args=[code])}"
    typed = f"{settings.MAMORI_ADDRESS}{reverse('surveys:come_in')}"
    picture = Picture(
        data=_square(address),
        alt=_("The address with the code, to be photographed"),
        caption=" · ".join(filter(None, (name, typed))),
    )
    return [Heading(text=shown(code), level=2), picture]


def _square(address: str) -> bytes:
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=SIZE, xmldecl=False, svgns=True)
    return out.getvalue()


def on_paper(school: School, sheet: Sheet, language: str) -> Document:
    """Return a questionnaire on paper."""
    with override(language):
        blocks: list[Block] = [Paragraphs(text=_("You may leave out any question."))]
        for number, question in enumerate(sheet.questions, 1):
            asks = readings_beside(say(question.says, language))
            options = [readings_beside(words) for _code, words in choices_of(question, language)]
            blocks.append(Heading(text=f"{number}. {asks}", level=1 if number == 1 else 2))
            lines = [f"{BOX} {words}" for words in options] or [LINE, LINE]
            blocks.append(Paragraphs(text="\n".join(lines)))
        blocks += _help(_for_children(help_lines(school, language)))
        return _document(school, language, readings_beside(say(sheet.title, language)), blocks)


def checklist(school: School, sheet: Sheet, language: str, *, at_home: bool) -> Document:
    """Return a checklist on paper. What guardians tick stays at home: nothing comes back (T-27)."""
    with override(language):
        lines = [f"{BOX} {say(one.says, language)}" for one in sheet.questions]
        blocks: list[Block] = [Paragraphs(text="\n".join(lines))]
        if at_home:
            blocks.insert(0, Note(text=_("This sheet stays at home. Nobody collects it.")))
            blocks += _help(help_lines(school, language))
        return _document(school, language, say(sheet.title, language), blocks)


def _for_children(lines: list[dict[str, str]]) -> list[dict[str, str]]:
    return [
        {**one, "text": readings_beside(one["read"]), "note": readings_beside(one["note_read"])}
        for one in lines
    ]


def _help(lines: list[dict[str, str]]) -> Iterable[Block]:
    if not lines:
        return []
    rows = [(line["text"], f"{line['number']} {line['note']}".strip()) for line in lines]
    return [Heading(text=_("Where you can call")), Facts(rows=rows)]


def _document(school: School, language: str, kind: str, blocks: Sequence[Block]) -> Document:
    here = clock.now().astimezone(ZoneInfo(school.time_zone))
    made = _("Printed on %(moment)s") % {"moment": moment(here, language)}
    return Document(
        language=language,
        kind=kind,
        school=school.name,
        made=made,
        blocks=blocks,
        confidential=False,
    )
