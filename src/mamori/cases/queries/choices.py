"""What the forms of the room offer: children, staff, codes."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import QueryDict

from mamori.access.queries import barred_from
from mamori.cases.acts import Act, Children
from mamori.cases.acts.persons import LAYERS, REPORTER
from mamori.cases.models import Case
from mamori.cases.queries.taking_part import Participant, participants
from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.models import Account, Person, Post, School
from mamori.people.packs import codes
from mamori.people.queries import (
    classes,
    find_people,
    own_class,
    pupils_among,
    pupils_of,
    school_day,
    staff,
    uuids,
    year_of,
)
from mamori.ui.templatetags.ui import listed

CHANNELS = "channels"
FOUND = 20  # children shown for a few letters; more letters find the rest
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Setting:
    """Where somebody records something: who, in which case, in which language, looking for whom."""

    account: Account
    case: Case
    language: str
    find: str = ""
    school_class: str = ""
    chosen: tuple[str, ...] = ()

    def codes(self, of: str, *, counted: bool = False) -> Choices:
        """Return a code list of the school's packs: today's, or that of the year it counts in."""
        on = self.counts_on if counted else None
        return list(codes(self.case.school, of, self.language, on).items())

    @cached_property
    def counts_on(self) -> date:
        """The day by which the case belongs to a school year: its first recognition, else today."""
        recognised = entries([self.case.stream], kinds=["case.recognised"])
        if not recognised:
            return school_day(self.case.school)
        return recognised[0].at.astimezone(ZoneInfo(self.case.school.time_zone)).date()

    @property
    def counted_year(self) -> int:
        """The school year in which the case counts."""
        return year_of(self.case.school, self.counts_on)

    @cached_property
    def taking_part(self) -> list[Participant]:
        """The children of the case, as far as the person may know of them."""
        return participants(self.case, reader=self.account)

    @cached_property
    def participants(self) -> Choices:
        """The children of the case, as choices; not who only told: such a name is never open."""
        return [(str(one.id), one.name) for one in self.taking_part if not one.only_told]

    @cached_property
    def everybody(self) -> Choices:
        """The children of the case with those who told, for what is sealed."""
        return [(str(one.id), one.name) for one in self.taking_part]

    def with_part(self, part: str) -> Choices:
        """Return the children who have a part in the case now; all of them if none has it."""
        found = [(str(one.id), one.name) for one in self.taking_part if part in one.layers]
        return found or self.participants

    @cached_property
    def pupils(self) -> Choices:
        """Children of the school: those chosen, those found, and after them those of the case.

        Who has a part in the case stands there with it, so that nobody is taken for another.
        """
        sought = children(self.account, [*self.chosen], self.find, self.school_class)
        known = children(self.account, [str(one.id) for one in self.taking_part], "")
        parts = {str(one.id): listed(self._parts(one)) for one in self.taking_part}
        return [
            (pk, f"{label} — {parts[pk]}" if parts.get(pk) else label)
            for pk, label in (dict(sought) | dict(known)).items()
        ]

    def _parts(self, child: Participant) -> list[str]:
        known = {layer: str(says) for layer, says in LAYERS} | dict(self.codes("layers"))
        return [known[layer] for layer in child.layers if layer != REPORTER]

    @cached_property
    def classes(self) -> Choices:
        """The classes of the school."""
        school = self.case.school
        return [(str(row.id), row.title) for row in classes(school, school_day(school))]

    @cached_property
    def staff(self) -> Choices:
        """The staff of the school whom the case does not name."""
        barred = {str(person) for person in barred_from(self.case.stream)}
        return [(pk, label) for pk, label in adults(self.case.school) if pk not in barred]

    @cached_property
    def committee(self) -> Choices:
        """The members of the committee whom the case does not name."""
        school = self.case.school
        office = offices.of_role(Post.Role.COMMITTEE, school.pk)
        members = {str(pk) for pk in offices.holders([office], school_day(school))[office]}
        return [(pk, label) for pk, label in self.staff if pk in members]

    @cached_property
    def adults(self) -> Choices:
        """All staff: anybody may turn out to be involved."""
        return adults(self.case.school)


def setting_for(account: Account, case: Case, act: Act, language: str, typed: QueryDict) -> Setting:
    """Return the setting in which an act is recorded, with the children chosen so far."""
    children = [asked.name for asked in act.fields if isinstance(asked, Children)]
    return Setting(
        account,
        case,
        language,
        typed.get("find", ""),
        typed.get("school_class", ""),
        tuple(pk for name in children for pk in typed.getlist(name)),
    )


def channels(school: School, language: str) -> Choices:
    """Return the ways in which a sign comes to light, from the school's packs."""
    return list(codes(school, CHANNELS, language).items())


def choices_for_sign(
    account: Account, language: str, typed: QueryDict | None
) -> dict[str, Choices]:
    """Return what the form of a sign offers: the classes, children to choose from, adults.

    Children are those of the person's own class until they look for others; who was chosen
    already stays on the list.
    """
    school = account.person.school
    on = school_day(school)
    typed = typed or QueryDict()
    group = typed.get("school_class") or (
        "" if typed.get("find") else own_class(account.person_id, on)
    )
    return {
        "classes": [(str(item.id), item.title) for item in classes(school, on)],
        "pupils": children(account, typed.getlist("pupils"), typed.get("find", ""), group),
        "adults": adults(school),
        "channels": channels(school, language),
    }


def choices_for_note(case: Case, language: str) -> dict[str, Choices]:
    """Return what the form of a note offers."""
    return {"channels": channels(case.school, language), "adults": adults(case.school)}


def adults(school: School) -> Choices:
    """Return the staff of a school as choices."""
    return [(str(one.id), one.label) for one in staff(school, school_day(school))]


def children(
    account: Account, chosen: list[str], find: str, group: UUID | str | None = None
) -> Choices:
    """Return children of a person's school as choices: who was chosen, who was found, a class."""
    school = account.person.school
    on = school_day(school)
    found = [
        *pupils_among(school, uuids(chosen)),
        *find_people(school, find, kinds=[Person.Kind.PUPIL], on=on)[:FOUND],
        *pupils_of(group, on, school=school),
    ]
    return list({str(one.id): one.label for one in found}.items())
