"""Which persons an import adds, changes and lets go."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID, uuid4

from mamori.core.roster import Kind, Scope, Severity
from mamori.people.imports.plan import Draft, still
from mamori.people.imports.wanted import about, folded
from mamori.people.imports.world import Known, words_of
from mamori.people.models import Person
from mamori.people.words import FIELDS, About, fingerprint


def match_persons(draft: Draft) -> None:
    """Find each person of the roster among the known ones, or make them."""
    teaches = {post.person for post in draft.wanted.posts}
    unknown = []
    for key, person in draft.wanted.persons.items():
        if key in draft.wanted.ended:
            continue
        kind = Person.Kind.STAFF if key in teaches else str(person.kind)
        known = draft.world.persons.get(draft.blind(key))
        if kind == Kind.UNKNOWN and known is None:
            draft.note(Severity.REJECTED, "person-without-role", person.name.full)
        elif known is None:
            unknown.append((key, kind, about(person)))
        else:
            _keep(draft, key, known.kind if kind == Kind.UNKNOWN else kind, about(person), known)
    again = _found_again(draft, unknown) if unknown else {}
    for key, kind, words in unknown:
        _keep(draft, key, kind, words, again.get(key))
    if again:
        draft.note(Severity.UNKNOWN, "known-under-other-key", count=len(again))


def let_go(draft: Draft) -> None:
    """Note who has left, as far as the source may say so."""
    here = {
        key: known
        for key, known in draft.world.persons.items()
        if known.left_on is None or known.left_on > draft.turn
    }
    draft.plan.here = len(here)
    for key, last in draft.wanted.ended.items():
        if known := here.get(draft.blind(key)):
            draft.plan.work.left[known.id] = last
    if draft.scope is Scope.ALL:
        _absent(draft, here.values())
    elif draft.scope is Scope.CHANGES:
        told = draft.deleted("person") & here.keys()
        draft.plan.work.left.update((here[key].id, draft.turn) for key in told)
    else:
        _off_the_lists(draft, here.values())


def _keep(draft: Draft, key: str, kind: str, words: About, known: Known | None) -> None:
    stored, mark = draft.blind(key), fingerprint(draft.school.pk, kind, words)
    pk = known.id if known else uuid4()
    if known is None:
        draft.new.add(pk)
    elif known.left_on is not None:
        draft.touch(pk, "returned")
    elif (known.kind, known.source_key, bytes(known.fingerprint)) != (kind, stored, mark):
        draft.touch(pk)
    if pk in draft.new or pk in draft.touched:
        row = Person(pk=pk, school=draft.school, kind=kind, source_key=stored, fingerprint=mark)
        draft.plan.work.persons.append((row, words))
    draft.ids[key] = pk
    draft.words[pk] = words
    draft.kinds[pk] = kind


def _found_again(draft: Draft, unknown: list[tuple[str, str, About]]) -> dict[str, Known]:
    """Find persons whose key is new among those known: by e-mail, or by name and birth date.

    A child keeps their record when a school changes the system its lists come from.
    """
    matched = set(draft.ids.values())
    every = (*draft.world.persons.values(), *draft.world.by_hand)
    free = {known.id: known for known in every if known.id not in matched}
    told = words_of(draft.school, set(free)) if free else {}
    marks: dict[tuple[str, ...], set[UUID]] = defaultdict(set)
    for person, words in told.items():
        for mark in _marks(free[person].kind, words, draft.world.mails.get(person, "")):
            marks[mark].add(person)
    found: dict[str, Known] = {}
    for key, kind, words in unknown:
        for mark in _marks(kind, words):
            if key not in found and len(marks[mark]) == 1:
                (person,) = marks[mark]
                if person in free:
                    found[key] = free.pop(person)
    rest = [row for row in unknown if row[0] not in found]
    return found | dict(_staff_by_name(rest, free.values(), told))


def _staff_by_name(
    unknown: Iterable[tuple[str, str, About]], free: Iterable[Known], told: Mapping[UUID, About]
) -> Iterator[tuple[str, Known]]:
    """Find staff whom a source tells no more of than a name that only one of them bears.

    Made anew they would see the cases that name them: the bar stays with the old record.
    """
    wanted: dict[str, list[tuple[str, About]]] = defaultdict(list)
    known: dict[str, list[Known]] = defaultdict(list)
    for key, kind, words in unknown:
        if kind == Person.Kind.STAFF:
            wanted[folded(words.full_name)].append((key, words))
    for one in free:
        if one.kind == Person.Kind.STAFF and one.left_on is None:
            known[folded(told[one.id].full_name)].append(one)
    for name, rows in wanted.items():
        if len(rows) == len(known[name]) == 1:
            (key, words), (same,) = rows[0], known[name]
            if not words.born or words.born == (told[same.id].born or words.born):
                yield key, same


def _marks(kind: str, words: About, signs_in_with: str = "") -> Iterable[tuple[str, ...]]:
    """Yield what tells one person from all others, the surest first."""
    name = folded(words.full_name)
    for mail in {words.email, signs_in_with} - {""}:
        if kind == Person.Kind.STAFF:
            yield "mail", mail.casefold()
        yield kind, name, mail.casefold()
    if words.born:
        yield kind, name, words.born


def _absent(draft: Draft, here: Iterable[Known]) -> None:
    """Whoever is not in a bulk source has left, if it speaks of their kind of person at all."""
    present = set(draft.ids.values())
    spoken_of = {str(person.kind) for person in draft.wanted.persons.values()}
    spoken_of |= set(draft.kinds.values())
    kept: dict[str, int] = defaultdict(int)
    for known in here:
        if known.id in present or known.id in draft.plan.work.left:
            continue
        if known.kind in spoken_of:
            draft.plan.work.left[known.id] = draft.turn
        else:
            kept[known.kind] += 1
    for kind, count in kept.items():
        draft.note(Severity.MISSING, f"no-{kind}-in-file", count=count)


def _off_the_lists(draft: Draft, here: Iterable[Known]) -> None:
    """A plain list speaks for its classes: who was in one of them, and is in no class now, left."""
    named = {group.pk for group in draft.groups.values()}
    present = set(draft.ids.values())
    for known in here:
        mine = still(draft.world.enrolments.get(known.id, ()), draft.today)
        if known.id in present or not mine:
            continue
        if all(row.school_class_id in named for row in mine):
            draft.plan.work.left[known.id] = draft.turn
    gone = set(draft.plan.work.left)
    children: dict[UUID, set[UUID]] = defaultdict(set)
    for child, guardians in draft.world.guardians.items():
        for guardian in guardians:
            children[guardian].add(child)
    for known in here:
        theirs = children.get(known.id, set())
        is_guardian = known.kind == Person.Kind.GUARDIAN and known.id not in present
        if is_guardian and theirs and theirs <= gone:
            draft.plan.work.left[known.id] = draft.turn


def changed_fields(old: About, new: About) -> tuple[str, ...]:
    """Return which parts of what is known of a person differ."""
    return tuple(name for name in FIELDS if getattr(old, name) != getattr(new, name))
