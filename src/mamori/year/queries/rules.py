"""Who of the staff has confirmed which rule this year, and who has not yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mamori.journal.queries import Entry, entries
from mamori.people.models import Account, Post, School
from mamori.people.offices import in_force, still_here
from mamori.people.packs import codes
from mamori.people.queries import about, school_day
from mamori.year.queries.span import term_of

RULES = "rules-for-staff"
ACKNOWLEDGED, KNOWN = "rule.acknowledged", "rule.made-known"
PUT, DROPPED = "rule.put", "rule.dropped"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, whether I confirmed it, and how far the staff have."""

    topic: str
    says: str
    mine: datetime | None
    confirmed: list[tuple[str, datetime]]
    waiting: list[str]

    @property
    def of(self) -> int:
        """How many have to confirm it."""
        return len(self.confirmed) + len(self.waiting)


def rules_of(school: School, language: str) -> dict[str, str]:
    """Return the rules that the packs and the school put before the staff: code, sentence."""
    return codes(school, RULES, language) | own_rules(school)


def own_rules(school: School) -> dict[str, str]:
    """Return the rules that the school itself put before its staff, as they were written."""
    rules: dict[str, str] = {}
    for one in entries([f"school:{school.pk}"], kinds=[PUT, DROPPED]):
        if one.kind == DROPPED:
            rules.pop(str(one.attrs["topic"]), None)
        elif one.words is not None:
            rules[str(one.attrs["topic"])] = str(one.words["says"])
    return rules


def rules_for(account: Account, language: str) -> list[Rule]:
    """Return every rule with who has confirmed it this year and who has not."""
    school = account.person.school
    people = staff_of(school)
    names = {pk: known.name for pk, known in about(people).items()}
    confirmed = confirmed_by(school)
    rules = []
    for topic, says in rules_of(school, language).items():
        there = {who: at for (one, who), at in confirmed.items() if one == topic}
        rules.append(
            Rule(
                topic=topic,
                says=says,
                mine=there.get(account.person_id),
                confirmed=sorted((names[who], at) for who, at in there.items() if who in people),
                waiting=sorted(names[who] for who in people - set(there)),
            )
        )
    return rules


def mine(account: Account) -> set[str]:
    """Return the rules that a person has confirmed this year."""
    known = confirmed_by(account.person.school)
    return {topic for topic, who in known if who == account.person_id}


def unconfirmed(account: Account) -> int:
    """Return how many rules wait for a person to confirm them; none for who is not on the staff."""
    school = account.person.school
    if account.person_id not in staff_of(school):
        return 0
    return len(set(rules_of(school, "en")) - mine(account))


def known_to_all(school: School) -> list[str]:
    """Return the rules that everybody has confirmed this year, and of which nobody noted that."""
    people, confirmed = staff_of(school), confirmed_by(school)
    noted = {one.attrs["topic"] for one in this_year(school, KNOWN)}
    return [
        topic
        for topic in rules_of(school, "en")
        if people and topic not in noted and all((topic, who) in confirmed for who in people)
    ]


def confirmed_by(school: School) -> dict[tuple[str, UUID], datetime]:
    """Return who has confirmed which rule this year, and when."""
    return {
        (one.attrs["topic"], one.by): one.at
        for one in this_year(school, ACKNOWLEDGED)
        if one.by is not None
    }


def this_year(school: School, kind: str) -> list[Entry]:
    """Return the entries of a kind in the school's stream since the school year began."""
    begins = term_of(school).begins_at
    return [one for one in entries([f"school:{school.pk}"], kinds=[kind]) if one.at >= begins]


def staff_of(school: School) -> set[UUID]:
    """Return who works at the school today, besides experts whom the committee asked from outside.

    Without a post nobody can sign in, and so confirm anything.
    """
    day = school_day(school)
    posts = Post.objects.filter(in_force(day), still_here(day, "person__"), school=school)
    return set(posts.filter(expert=False).values_list("person", flat=True))
