"""Which enrolments, posts and guardianships an import begins and ends."""

from datetime import date, timedelta
from uuid import UUID

from mamori.core.roster import Enrolment as WantedEnrolment
from mamori.core.roster import Scope, Severity
from mamori.people.imports.leads import may_end
from mamori.people.imports.plan import Draft, PostLine, still
from mamori.people.imports.wanted import WantedPost
from mamori.people.models import Enrolment, Post, SchoolClass

ROLE = Post.Role
# Whoever holds one of these changes posts or has a seat at every case, so an import gives them
# only for one who may give posts: else the office could read every case with a list of its own.
LEADING = frozenset({ROLE.PRINCIPAL, ROLE.VICE_PRINCIPAL, ROLE.GUIDANCE, ROLE.BOARD_OFFICER})
LIST = "table"  # the version that the reader of plain lists gives
DAY = timedelta(days=1)


def match_enrolments(draft: Draft) -> None:
    """Begin, keep and end enrolments so that each pupil is in the classes the roster says."""
    kept: set[UUID] = set()
    draft.named = {group.pk for group in draft.groups.values()}
    draft.ended_keys = draft.deleted("enrolment")
    draft.years = {group.pk: group.year_id for group in draft.world.titles.values()}
    for each in draft.wanted.enrolments:
        person, group = draft.person(each.person), _group(draft, each.group)
        if person and group and (row := _enrol(draft, each, person, group)):
            kept.add(row.pk)
            draft.enrolled.add(person)
    for person, rows in draft.world.enrolments.items():
        for row in still(rows, draft.today):
            if row.pk not in kept and (last := _last_day(draft, row, person)):
                row.ends = last
                draft.plan.work.enrolments.append(row)
                draft.touch(person, "class")


def match_posts(draft: Draft) -> None:
    """Begin, keep and end the posts that the roster gives; those given by hand stay."""
    kept: set[UUID] = set()
    withheld: dict[str, int] = {}
    for each in draft.wanted.posts:
        person = draft.person(each.person)
        group = _group(draft, each.group) if each.group else None
        if person is None or (each.group and group is None):
            continue
        row = _held(draft, person, each.role, group)
        if row:
            kept.add(row.pk)
            if row.from_roster and row.ends != each.ends and may_end(draft, row, each.ends):
                row.ends = each.ends
                draft.plan.work.posts.append(row)
                draft.touch(person, "post")
        elif each.ends and each.ends < draft.today:
            continue
        elif each.role in LEADING and not draft.may_give_all:
            withheld[each.role] = withheld.get(each.role, 0) + 1
        else:
            _give(draft, each, person, group)
    for role, count in withheld.items():
        draft.note(Severity.DROPPED, "post-withheld", role, count)
    _end_posts(draft, kept)


def match_guardians(draft: Draft) -> None:
    """Bring who answers for whom up to date for every child that the source speaks of."""
    work = draft.plan.work
    for key in draft.wanted.guardians.keys() | _children(draft):
        child = draft.person(key)
        if child is None:
            continue
        told = (draft.person(guardian) for guardian in draft.wanted.guardians.get(key, ()))
        now = {guardian for guardian in told if guardian}
        before = draft.world.guardians.get(child, set())
        if not now and draft.scope is not Scope.ALL:
            continue  # a list without a column for guardians tells nothing of them
        work.guardians += [(guardian, child) for guardian in now - before]
        work.guardians_gone += [(guardian, child) for guardian in before - now]
        if now != before:
            draft.touch(child, "guardian")


def _group(draft: Draft, key: str) -> SchoolClass | None:
    """Return a class by the roster's key; a delta may name one that only the records know."""
    if key not in draft.groups and draft.scope is Scope.CHANGES:
        stored = draft.blind(key)
        same = [row for (_, k), row in draft.world.classes.items() if k == stored]
        if same:
            draft.groups[key] = max(same, key=lambda row: row.year.starts)
    return draft.groups.get(key)


def _enrol(
    draft: Draft, each: WantedEnrolment, person: UUID, group: SchoolClass
) -> Enrolment | None:
    number = "" if each.number is None else str(each.number)
    stored = draft.blind(each.key)
    rows = [r for r in draft.world.enrolments.get(person, ()) if r.school_class_id == group.pk]
    row = next(iter(still(rows, draft.today)), None)
    if row is None:
        starts = each.begins or _starts(draft, person, group)
        # The same morning may undo what it did: then the row is opened again, not doubled.
        row = next((one for one in rows if one.starts == starts), None)
    if row is None:
        if each.ends and each.ends < draft.today:
            return None
        row = Enrolment(person_id=person, school_class=group, starts=starts)
        code = "class"
    elif (row.number, row.ends, row.source_key) == (number, each.ends, stored):
        return row
    else:
        code = "class" if row.ends != each.ends else "number"
    row.number, row.ends, row.source_key = number, each.ends, stored
    draft.plan.work.enrolments.append(row)
    draft.touch(person, code)
    return row


def _starts(draft: Draft, person: UUID | None, group: SchoolClass) -> date:
    """Say when something begins that has no date: with the year for a new class, else today."""
    first = group.year.starts
    mine = draft.world.enrolments.get(person, ()) if person else ()
    same_year = any(draft.years[row.school_class_id] == group.year_id for row in mine)
    return first if group.pk in draft.fresh and not same_year else max(draft.today, first)


def _last_day(draft: Draft, row: Enrolment, person: UUID) -> date | None:
    """Say on which day an open enrolment ends that the roster did not confirm; None: it goes on."""
    if left := draft.plan.work.left.get(person):
        return left
    if draft.scope is Scope.ALL:
        by_roster = person in draft.touched or person in draft.kinds or row.source_key
        return draft.turn - DAY if by_roster else None
    if draft.scope is Scope.CHANGES and draft.roster.version != LIST:
        told = row.source_key and row.source_key in draft.ended_keys
        return draft.turn - DAY if told else None
    # A plain list: whoever stands on it is in no other class; whoever is missing is not in this.
    named = draft.scope is Scope.CLASSES and row.school_class_id in draft.named
    return draft.turn - DAY if named or person in draft.enrolled else None


def _held(draft: Draft, person: UUID, role: str, group: SchoolClass | None) -> Post | None:
    """Return the post that a person has already, given by hand or by a roster."""
    for row in draft.world.posts.get(person, ()):
        same = row.role == role and row.school_class_id == (group.pk if group else None)
        if same and (row.ends is None or row.ends >= draft.today):
            return row
    return None


def _give(draft: Draft, each: WantedPost, person: UUID, group: SchoolClass | None) -> None:
    starts = each.begins or (_starts(draft, None, group) if group else draft.turn)
    post = Post(
        school=draft.school,
        person_id=person,
        role=each.role,
        school_class=group,
        starts=starts,
        ends=each.ends,
        from_roster=True,
        source_key=draft.blind(each.key),
    )
    draft.plan.work.posts.append(post)
    draft.touch(person, "post")
    _tell(draft, post, begins=True)


def _end_posts(draft: Draft, kept: set[UUID]) -> None:
    deleted = draft.deleted("post", "enrolment")
    spoken_of = {draft.ids[post.person] for post in draft.roster.posts if post.person in draft.ids}
    for person, rows in draft.world.posts.items():
        for row in rows:
            is_open = row.ends is None or row.ends >= draft.today
            if not row.from_roster or not is_open or row.pk in kept:
                continue
            last = draft.plan.work.left.get(person)
            if last is None and _is_over(draft, row, deleted, spoken_of):
                last = draft.turn - DAY
            if last and may_end(draft, row, last):
                row.ends = last
                draft.plan.work.posts.append(row)
                draft.touch(person, "post")
                _tell(draft, row, begins=False)


def _is_over(draft: Draft, row: Post, deleted: set[str], spoken_of: set[UUID]) -> bool:
    if draft.scope is Scope.ALL:
        return True
    # OneRoster 1.1 and plain lists write roles on the person's own line, which tells all of them.
    on_own_line = not row.source_key and row.school_class_id is None
    return row.source_key in deleted or (on_own_line and row.person_id in spoken_of)


def _tell(draft: Draft, post: Post, *, begins: bool) -> None:
    words = draft.words.get(post.person_id) or draft.old_words.get(post.person_id)
    group = post.school_class.title if post.school_class else ""
    draft.plan.posts.append(PostLine(words.name if words else "", post.role, group, begins))


def _children(draft: Draft) -> set[str]:
    """Return the pupils of a bulk source: it tells their guardians even where it names none."""
    if draft.scope is not Scope.ALL:
        return set()
    return {key for key, person in draft.wanted.persons.items() if person.kind == "pupil"}
