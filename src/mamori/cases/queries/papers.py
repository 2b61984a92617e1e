"""A chronology as a paper: what a reader may read on the page, to be printed and kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from mamori.base import clock
from mamori.base.paper import (
    Block,
    Correction,
    Document,
    Entry,
    Facts,
    Note,
    Paragraphs,
    Timeline,
)
from mamori.cases.models import Case
from mamori.cases.queries.telling import Line, Told
from mamori.cases.words import STATES
from mamori.people.models import Account, School
from mamori.people.queries import about
from mamori.ui.dates import moment
from mamori.ui.templatetags.ui import listed


def chronology_paper(
    case: Case, told: list[Told], language: str, *, by: Account, part: bool
) -> Document:
    """Return a chronology as a paper. Nobody's name stands in its head, its title or its marks.

    Args:
        case: the case.
        told: its entries as the reader may read them, in their order.
        language: of the paper.
        by: whoever prints it; their name stands at the foot of each page.
        part: whether the reader asked for a part of the entries only.
    """
    with override(language):
        facts = [(_("Case"), case.number), (_("State"), str(STATES.get(case.state, "")))]
        entries = [entry_of(one, language) for one in told]
        return _paper(case.school, facts, entries, language, by=by, part=part)


def child_paper(  # noqa: PLR0913 -- what a paper about somebody has
    name: str, cases: list[Case], told: list[Told], language: str, *, by: Account, part: bool
) -> Document:
    """Return what was noticed of one child in several cases as a paper.

    Args:
        name: the child's; it stands on the paper, not in its title or its marks.
        cases: those that the reader sees, one at least.
        told: their entries, in their order; each says from which case it is.
        language: of the paper.
        by: whoever prints it.
        part: whether the reader asked for a part of the entries only.
    """
    with override(language):
        numbers = listed(sorted(case.number for case in cases))
        facts = [(_("Child"), name), (_("Cases"), numbers)]
        entries = [replace(entry_of(one, language), who=_who_and_case(one)) for one in told]
        return _paper(cases[0].school, facts, entries, language, by=by, part=part)


def _who_and_case(told: Told) -> str:
    case = _("Case %(number)s") % {"number": told.case.number}
    return " · ".join(filter(None, (case, who_of(told))))


def _paper(  # noqa: PLR0913 -- likewise
    school: School,
    facts: list[tuple[str, str]],
    entries: list[Entry],
    language: str,
    *,
    by: Account,
    part: bool,
) -> Document:
    now = moment(clock.now().astimezone(ZoneInfo(school.time_zone)), language)
    return Document(
        language=language,
        kind=_("Chronology"),
        school=school.name,
        made=_("Printed %(moment)s by %(name)s") % {"moment": now, "name": name_of(by)},
        blocks=list(_blocks(facts, entries, part=part)),
    )


def name_of(account: Account) -> str:
    """Return the name of whoever makes a paper."""
    return about([account.person_id])[account.person_id].name


def _blocks(facts: list[tuple[str, str]], entries: list[Entry], *, part: bool) -> Iterator[Block]:
    yield Facts(rows=facts)
    if part:
        yield Note(text=_("Only a part of the entries is on this paper."))
    if entries:
        head = (_("When it was written"), _("What was noticed and done"))
        yield Timeline(head=head, entries=entries)
    else:
        yield Paragraphs(text=_("There is nothing like that in this case."))


def entry_of(told: Told, language: str) -> Entry:
    """Return one entry for a paper, with its corrections beside it."""
    return Entry(
        when=at_school(told.case, told.entry.at, language),
        title=told.title,
        who=who_of(told),
        text=text_of(told),
        corrections=[
            Correction(
                text=text_of(one),
                when=at_school(one.case, one.entry.at, language),
                who=who_of(one),
            )
            for one in corrections_of(told)
        ],
    )


def corrections_of(told: Told) -> Iterator[Told]:
    """Yield what corrects an entry, and what corrects that, oldest first."""
    for one in sorted(told.corrections, key=lambda each: each.entry.seq):
        yield one
        yield from corrections_of(one)


def who_of(told: Told) -> str:
    """Return who wrote an entry, how it came to light, and whom it concerns."""
    return " · ".join([*told.details, *about_whom(subject.name for subject in told.subjects)])


def about_whom(names: Iterable[str]) -> list[str]:
    """Return the words that say whom an entry concerns; none if it says of nobody."""
    said = listed(dict.fromkeys(names))
    return [_("About: %(names)s") % {"names": said}] if said else []


def text_of(told: Told, change: Callable[[str], str] = str) -> str:
    """Return the words of an entry.

    `change` is asked for each text that somebody typed and for the names of children; never for
    codes, days and the names of staff, who may be called as somebody else's home is.
    """
    if told.entry.words is None:
        return _("The words were erased.")
    if told.closed:
        return _("Only a few may read this entry.")
    parts = [change(told.words), *(_answer(line, change) for line in told.lines)]
    return "\n\n".join(filter(None, parts))


def _answer(line: Line, change: Callable[[str], str]) -> str:
    value = line.value if line.ours else change(line.value)
    return f"{line.label}\n{value}" if line.long else f"{line.label} – {value}"


def at_school(case: Case, at: datetime, language: str) -> str:
    """Return a moment as the clock on the school's wall showed it."""
    return moment(at.astimezone(ZoneInfo(case.school.time_zone)), language)
