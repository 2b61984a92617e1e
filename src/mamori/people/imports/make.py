"""Making a plan: match what is wanted with what is known, then word it for the preview."""

from collections import Counter
from uuid import UUID

from mamori.core.roster import Roster, Scope, Severity
from mamori.people.imports.classes import match_classes
from mamori.people.imports.leads import keep_leads, note_leads
from mamori.people.imports.persons import changed_fields, let_go, match_persons
from mamori.people.imports.plan import Draft, Line, Plan
from mamori.people.imports.ties import match_enrolments, match_guardians, match_posts
from mamori.people.imports.wanted import wanted
from mamori.people.imports.world import load, words_of
from mamori.people.models import Person, School
from mamori.people.queries import school_day
from mamori.people.rights import may


def plan_import(school: School, roster: Roster, *, by: UUID | None, org: str = "") -> Plan:
    """Work out what importing a roster would do to a school. Nothing is written.

    Args:
        school: the school to bring up to date.
        roster: as `core.roster` read it.
        by: who imports; None for whoever runs the machine. It decides whether the roster may
            give posts that lead the school.
        org: which of the roster's schools this one is, where it holds several.

    Raises:
        WhichSchool: several could be meant, and nobody chose.
    """
    today = school_day(school)
    target = wanted(roster, school, today, org)
    begins = [span.starts for span in target.years.values()]
    bulk = roster.scope is Scope.ALL
    world = load(school, today)
    draft = Draft(
        school=school,
        today=today,
        turn=max(today, min(begins)) if bulk and begins else today,
        roster=roster,
        wanted=target,
        world=world,
        plan=Plan(school, world.version),
        may_give_all=by is None or may(by, "posts.change", school.pk, today),
    )
    _match(draft)
    _word(draft)
    return draft.plan


def _match(draft: Draft) -> None:
    """Work out what begins, changes and ends, each step building on those before."""
    match_classes(draft)
    match_persons(draft)
    let_go(draft)
    keep_leads(draft)
    match_enrolments(draft)
    draft.old_words = words_of(draft.school, _known_ones(draft))
    match_posts(draft)
    note_leads(draft)
    match_guardians(draft)


def _known_ones(draft: Draft) -> set[UUID]:
    staff = {person for person, posts in draft.world.posts.items() if posts}
    return (staff | set(draft.touched) | set(draft.plan.work.left)) - draft.new


def _word(draft: Draft) -> None:
    """Fill the lists of the preview, each by kind and then by reading or name."""
    plan = draft.plan
    groups = _titles(draft)
    late = set(draft.touched) - set(draft.old_words) - draft.new
    draft.old_words.update(words_of(draft.school, late))
    for person in draft.new:
        words = draft.words[person]
        plan.added.append(Line(words.name, draft.kinds[person], groups.get(person, "")))
    stored = {known.id: known.kind for known in draft.world.persons.values()}
    for person, codes in draft.touched.items():
        if person in draft.new or person in plan.work.left:
            continue
        old = draft.old_words[person]
        new = draft.words.get(person, old)
        kind = draft.kinds.get(person) or stored.get(person, Person.Kind.STAFF)
        what = (*changed_fields(old, new), *codes)
        plan.changed.append(Line(new.name, kind, groups.get(person, ""), what))
    for person in plan.work.left:
        plan.left.append(Line(draft.old_words[person].name, stored[person]))
    plan.kinds = Counter(draft.kinds.values())
    plan.same = len(set(draft.ids.values()) - draft.new - draft.touched.keys())
    for lines in (plan.added, plan.changed, plan.left):
        lines.sort(key=lambda line: (line.kind, line.group, line.name))
    every = (*draft.roster.notes, *draft.wanted.notes)
    for note in every:
        if note.severity is not Severity.REJECTED:
            plan.notes.append(note)
        else:
            (plan.partly if note.is_partial else plan.rejected).append(note)


def _titles(draft: Draft) -> dict[UUID, str]:
    """Return the class of each pupil as the roster has it."""
    found: dict[UUID, str] = {}
    for each in draft.wanted.enrolments:
        person, group = draft.person(each.person), draft.groups.get(each.group)
        if person and group:
            found.setdefault(person, group.title)
    return found
