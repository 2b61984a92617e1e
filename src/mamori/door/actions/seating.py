"""Who sits at a talk, and which of the staff its words may mean."""

from functools import partial
from uuid import UUID

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.models import MENTIONED
from mamori.access.queries import barred_from
from mamori.cases.evidence import TEXT, files_in
from mamori.door.enclosures import TOLD, letters_of, opened
from mamori.door.models import Talk
from mamori.journal.queries import Entry, entries
from mamori.people import offices
from mamori.people.mentions import staff_mentioned
from mamori.people.models import Post, School
from mamori.people.own_teacher import speaks_of_own_teacher
from mamori.people.queries import school_day

R = Post.Role
FOR_THE_SCHOOL = (R.GUIDANCE, R.VICE_PRINCIPAL, R.PRINCIPAL)


def named_in(school: School, text: str) -> set[UUID]:
    """Return the staff whom a text names."""
    return staff_mentioned(school, text, school_day(school))


def meant(school: School, text: str, named: set[UUID], *, about_staff: bool) -> set[UUID]:
    """Return whom a text may mean: whom it names, and where it is about a grown-up, whom it hints.

    "The teacher" who hurt a child may be any with a class.
    """
    if not about_staff or not speaks_of_own_teacher(text, others=bool(named)):
        return named
    in_force = offices.in_force(school_day(school))
    posts = Post.objects.filter(in_force, school=school, role=R.HOMEROOM)
    return named | set(posts.values_list("person", flat=True))


def seat(talk: Talk, mentioned: set[UUID]) -> None:
    """Give everybody their seat in the same moment, minus those whom the words may mean."""
    access.seat(stream=talk.stream, places=places_at(talk, mentioned))
    access.bar(stream=talk.stream, people=mentioned, why=MENTIONED)


def narrow(talk: Talk) -> None:
    """Leave a talk to fewer, as it says only now that it is about a grown-up.

    All that was told before is read again: "the teacher" means somebody from now on. And whoever
    would not have got a seat had it been said at once keeps none.
    """
    school = talk.school
    people: set[UUID] = set()
    for one in entries([talk.stream], kinds=TOLD):
        text = _text(talk, one)
        people |= meant(school, text, named_in(school, text), about_staff=True)
    access.bar(stream=talk.stream, people=people, why=MENTIONED)
    kept = places_at(talk, barred_from(talk.stream))
    given = {offices.of_role(role, school.pk) for role in (*FOR_THE_SCHOOL, R.COMMITTEE)}
    access.take_back(stream=talk.stream, holders=given - {place.holder for place in kept})
    access.seat(stream=talk.stream, places=kept)


def places_at(talk: Talk, mentioned: set[UUID]) -> list[Place]:
    """Return the seats of a talk.

    Where it is about a grown-up and nothing written says about whom, as when it is only spoken,
    the lead and the principal read it first: it may be anybody else of the committee.
    """
    school = talk.school
    places = few(school, mentioned) if talk.about_staff else _many(school)
    held = offices.holders((place.holder for place in places), school_day(school))
    if not talk.about_staff or mentioned or not any(held.values()):
        committee = offices.of_role(R.COMMITTEE, school.pk)
        places.append(Place(committee, R.COMMITTEE, "committee"))
    return places


def _many(school: School) -> list[Place]:
    roles = {R.SAFEGUARDING_LEAD: "lead"} | dict.fromkeys(FOR_THE_SCHOOL, "chain")
    return [Place(offices.of_role(role, school.pk), role, why) for role, why in roles.items()]


def few(school: School, mentioned: set[UUID]) -> list[Place]:
    """Return the seats of the lead and of the first who leads the school and is not meant."""
    line = [offices.of_role(role, school.pk) for role in (R.PRINCIPAL, R.VICE_PRINCIPAL)]
    held = offices.holders(line, school_day(school))
    first = next((office for office in line if held[office] - mentioned), line[0])
    lead = offices.of_role(R.SAFEGUARDING_LEAD, school.pk)
    return [
        Place(lead, R.SAFEGUARDING_LEAD, "lead"),
        Place(first, first.partition(":")[0], "chain"),
    ]


def _text(talk: Talk, one: Entry) -> str:
    words = [text for text in (one.words or {}).values() if isinstance(text, str)]
    files = [file for file in files_in(one) if file.type == TEXT]
    return "\n".join([*words, *(letters_of(partial(opened, talk, file)) for file in files)])
