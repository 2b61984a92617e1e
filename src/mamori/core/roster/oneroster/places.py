"""Organisations, academic sessions and classes."""

from collections.abc import Mapping
from dataclasses import replace

from mamori.core.roster.model import Org, SchoolClass, Year
from mamori.core.roster.notes import Severity
from mamori.core.roster.oneroster.package import Package
from mamori.core.roster.oneroster.values import Cells, listed


def read_orgs(package: Package) -> dict[str, Org]:
    """Return the organisations by sourcedId; a parent that is unknown or its own child is cut."""
    names = ("name", "type", "identifier", "parentSourcedId")
    lines: dict[str, int] = {}
    orgs: dict[str, Org] = {}
    for line, key, (name, type_, code, parent) in package.records("orgs", "org", names):
        lines[key] = line
        orgs[key] = Org(key, name, type_, code, parent)
    cells = Cells(package, "orgs")
    for key, org in list(orgs.items()):
        trouble = ""
        if org.parent and org.parent not in orgs:
            trouble = "reference-missing" if package.is_whole("orgs") else ""
        elif _circles(key, orgs):
            trouble = "org-cycle"
        if trouble:
            cells.reject(lines[key], "parentSourcedId", trouble, org.parent)
            orgs[key] = replace(org, parent="")
    return orgs


def read_years(package: Package) -> dict[str, Year]:
    """Return the school years and terms by sourcedId."""
    names = ("title", "type", "startDate", "endDate", "schoolYear", "parentSourcedId")
    cells = Cells(package, "academicSessions")
    years = {}
    for line, key, values in package.records("academicSessions", "year", names):
        title, type_, begins, ends, school_year, parent = values
        years[key] = Year(
            key,
            title,
            type_,
            cells.day(line, "startDate", begins),
            cells.day(line, "endDate", ends),
            school_year,
            parent,
        )
    return years


def read_classes(
    package: Package,
    orgs: Mapping[str, Org],
    years: Mapping[str, Year],
    *,
    keep_special_needs: bool,
) -> dict[str, SchoolClass]:
    """Return the classes by sourcedId; references to nothing are rejected, the class is kept."""
    special = "metadata.jp.specialNeeds"
    names = ("title", "classType", "schoolSourcedId", "grades", "classCode", "termSourcedIds")
    cells, classes, filled = Cells(package, "classes"), {}, 0
    for line, key, values in package.records("classes", "class", (*names, special)):
        title, type_, org, grade, code, terms, needs = values
        filled += bool(needs)
        if org and org not in orgs and package.is_whole("orgs"):
            cells.reject(line, "schoolSourcedId", "reference-missing", org)
            org = ""
        kept = []
        for term in listed(terms):
            if term in years or not package.is_whole("academicSessions"):
                kept.append(term)
            else:
                cells.reject(line, "termSourcedIds", "reference-missing", term)
        flag = cells.flag(line, special, needs) if keep_special_needs else None
        classes[key] = SchoolClass(key, title, type_, org, grade, code, tuple(kept), flag)
    if filled and not keep_special_needs:
        file = package.sheets["classes"].name
        package.notes.add(
            Severity.DROPPED, "special-needs", file=file, line=1, column=special, count=filled
        )
    return classes


def _circles(start: str, orgs: Mapping[str, Org]) -> bool:
    seen, key = {start}, orgs[start].parent
    while key in orgs:
        if key == start:
            return True
        if key in seen:
            return False  # a circle further up; its own members are cut
        seen.add(key)
        key = orgs[key].parent
    return False
