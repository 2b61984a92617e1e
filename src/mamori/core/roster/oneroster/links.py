"""What ties people to classes and to each other."""

from collections.abc import Iterable, Mapping

from mamori.core.roster.model import (
    GUARDIAN_ROLES,
    Enrolment,
    Guardianship,
    Kind,
    Person,
    Post,
    SchoolClass,
)
from mamori.core.roster.oneroster.package import Package
from mamori.core.roster.oneroster.values import Cells


def read_enrolments(package: Package) -> list[tuple[int, Enrolment]]:
    """Return each enrolment with its line; whether its person and class exist is not yet known."""
    number = "metadata.jp.ShussekiNo"
    must = ("classSourcedId", "userSourcedId", "role")
    names = (*must, "primary", "beginDate", "endDate", number)
    cells = Cells(package, "enrollments")
    found = []
    for line, key, values in package.records("enrollments", "enrolment", names, must):
        group, person, role, primary, begins, ends, at = values
        enrolment = Enrolment(
            key,
            person,
            group,
            role,
            cells.number(line, number, at),
            cells.flag(line, "primary", primary),
            cells.day(line, "beginDate", begins),
            cells.day(line, "endDate", ends),
        )
        found.append((line, enrolment))
    return found


def keep_enrolments(
    package: Package,
    found: Iterable[tuple[int, Enrolment]],
    persons: Mapping[str, Person],
    classes: Mapping[str, SchoolClass],
) -> tuple[Enrolment, ...]:
    """Return the enrolments whose person and class exist; a delta may leave them out."""
    cells = Cells(package, "enrollments")
    kept = []
    for line, enrolment in found:
        if enrolment.person not in persons and package.is_whole("users"):
            cells.reject(line, "userSourcedId", "reference-missing", enrolment.person)
        elif enrolment.group not in classes and package.is_whole("classes"):
            cells.reject(line, "classSourcedId", "reference-missing", enrolment.group)
        else:
            kept.append(enrolment)
    return tuple(kept)


def keep_posts(
    package: Package,
    found: Iterable[tuple[int, Post]],
    file: str,
    persons: Mapping[str, Person],
    orgs: Iterable[str],
) -> tuple[Post, ...]:
    """Return the posts whose person exists; an organisation that does not is noted."""
    cells, known = Cells(package, file), set(orgs)
    column = "orgSourcedId" if file == "roles" else "orgSourcedIds"
    kept = []
    for line, post in found:
        if post.person not in persons and package.is_whole("users"):
            if file == "roles":  # in 1.1 the user's own row was rejected, and said so
                cells.reject(line, "userSourcedId", "reference-missing", post.person)
        elif post.org and post.org not in known and package.is_whole("orgs"):
            cells.reject(line, column, "reference-missing", post.org)
        else:
            kept.append(post)
    return tuple(kept)


def read_guardianships(
    package: Package,
    agents: Mapping[str, tuple[int, list[str]]],
    persons: Mapping[str, Person],
    posts: Iterable[Post],
) -> tuple[Guardianship, ...]:
    """Return who cares for whom, from `agentSourcedIds` of the child or of the guardian.

    Source: OneRoster 1.2, users.agentSourcedIds (written from either side).
    """
    caring = {post.person: post.role for post in posts if post.role in GUARDIAN_ROLES}
    cells = Cells(package, "users")
    found: dict[tuple[str, str], Guardianship] = {}
    for key, (line, others) in agents.items():
        for other in others:
            if other not in persons and package.is_whole("users"):
                cells.reject(line, "agentSourcedIds", "reference-missing", other)
                continue
            pair = _guardian_and_child(key, other, persons, caring)
            if pair is None:
                cells.reject(line, "agentSourcedIds", "agent-unclear", other)
            else:
                relation = caring.get(pair[0], "guardian")
                found.setdefault(pair, Guardianship(*pair, relation))
    return tuple(found.values())


def _guardian_and_child(
    key: str, other: str, persons: Mapping[str, Person], caring: Mapping[str, str]
) -> tuple[str, str] | None:
    """Tell which of the two cares for the other; None when neither or both could."""

    def is_child(person: str) -> bool:
        return person in persons and persons[person].kind is Kind.PUPIL

    if is_child(key) and not is_child(other):
        return other, key
    if is_child(other) and not is_child(key):
        return key, other
    if key in caring and key != other and other not in caring and other not in persons:
        return key, other  # a delta: the child's own row did not change
    return None
