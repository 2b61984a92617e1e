"""Which years and classes an import makes or renames."""

from datetime import timedelta

from mamori.core.roster import SchoolClass as WantedClass
from mamori.core.roster import Severity
from mamori.people.imports.plan import Draft
from mamori.people.models import SchoolClass, Year
from mamori.people.years import Span


def match_classes(draft: Draft) -> None:
    """Find each class of the roster by its key, else by its title in that year, else make it."""
    for key, group in draft.wanted.classes.items():
        year = _year(draft, draft.wanted.years[key])
        stored = draft.blind(key)
        row = draft.world.classes.get((year.pk, stored)) or draft.world.titles.get(
            (year.pk, group.title)
        )
        if row is None:
            row = SchoolClass(school=draft.school, year=year, source_key=stored)
            draft.fresh.add(row.pk)
        if _fill(draft, row, group, stored) or row.pk in draft.fresh:
            draft.plan.work.classes.append(row)
        draft.groups[key] = row
        draft.world.classes[year.pk, stored] = draft.world.titles[year.pk, row.title] = row


def _year(draft: Draft, span: Span) -> Year:
    """Return the stored year that holds the middle of the wanted one, or a new year."""
    middle = span.starts + (span.ends - span.starts) / 2
    for year in draft.world.years.values():
        if year.starts <= middle <= year.ends:
            return year
    ends = min(
        (
            year.starts - timedelta(days=1)
            for year in draft.world.years.values()
            if span.starts < year.starts <= span.ends
        ),
        default=span.ends,
    )
    year = Year(school=draft.school, title=span.title, starts=span.starts, ends=ends)
    draft.world.years[year.starts] = year
    draft.plan.work.years.append(year)
    return year


def _fill(draft: Draft, row: SchoolClass, group: WantedClass, stored: str) -> bool:
    """Bring a class up to date; say whether anything changed."""
    title, grade = group.title[:60], group.grade[:10]
    namesake = draft.world.titles.get((row.year_id, title))
    if namesake and namesake.pk != row.pk:
        draft.note(Severity.UNKNOWN, "title-taken", title)
        title = row.title or f"{title[:50]} ({group.key[:7]})"
    special = row.special_needs if group.special_needs is None else group.special_needs
    before = (row.title, row.grade, row.special_needs, row.source_key)
    row.title, row.grade, row.special_needs, row.source_key = title, grade, special, stored
    return before != (title, grade, special, stored)
