"""What the preview shows of a plan: one list at a time, page by page, in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mamori.core.roster import Note
from mamori.people.imports.plan import Line, Plan, PostLine
from mamori.people.imports.wording import changes, sentence
from mamori.people.models import Person, Post

ON_A_PAGE = 50
TITLES: dict[str, Promise] = {
    "added": _("New"),
    "changed": _("Changed"),
    "left": _("Left"),
    "rejected": _("Lines left out"),
    "partly": _("Lines taken in part"),
    "posts": _("Posts that begin or end"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of one list, ready for the table component."""

    name: str
    title: str
    head: list[dict[str, str]]
    rows: list[list[dict[str, str]]]
    pagination: dict[str, Any] | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Told:
    """A note in words: where, and the sentence."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many met which fate; `name` is the list that shows them, where there is one."""

    name: str
    title: str
    count: int


def counted(counts: Mapping[str, int], plan: Plan | None = None) -> list[Count]:
    """Return the counts in words, in the order in which they matter; of a plan a few more."""
    titles: dict[str, Promise] = {**TITLES, "same": _("Unchanged")}
    every = dict(counts)
    if plan:
        more = {"posts": len(plan.posts), "partly": sum(note.count for note in plan.partly)}
        every |= {name: count for name, count in more.items() if count}
    return [
        Count(name if name in TITLES else "", str(title), every[name])
        for name, title in titles.items()
        if name in every
    ]


def shown_lines(plan: Plan, asked: Mapping[str, str], at: str) -> Shown | None:
    """Return the list that was asked for, else the first that has anything; None without any.

    `at` is the address of the preview, to which the links between the pages of a list lead.
    """
    every: dict[str, list[Any]] = {name: getattr(plan, name) for name in TITLES}
    filled = [name for name, lines in every.items() if lines]
    name = asked.get("show", "")
    if name not in every:
        name = filled[0] if filled else ""
    if not name:
        return None
    page = Paginator(every[name], ON_A_PAGE).get_page(asked.get("page"))
    head, cells = _TABLES[name]
    return Shown(
        name,
        str(TITLES[name]),
        [{"text": str(words)} for words in head],
        [[{"text": text} for text in cells(each)] for each in page],
        _pagination(f"{at}?show={name}", page),
    )


def kinds_in(plan: Plan) -> list[str]:
    """Say how many of each kind the source holds, as what they would be taken in."""
    counts = {kind: plan.kinds[kind] for kind in Person.Kind if plan.kinds[kind]}
    return [_KINDS[kind](count) % {"count": count} for kind, count in counts.items()]


def told_notes(notes: Iterable[Note]) -> list[Told]:
    """Return notes in sentences."""
    return [Told(where(note), sentence(note)) for note in notes]


def where(note: Note) -> str:
    """Say in which file and line something is."""
    if note.line is None:
        return note.file
    line = gettext("line %(line)s") % {"line": note.line}
    return f"{note.file}, {line}" if note.file else line


def _person(line: Line) -> list[str]:
    return [line.name, str(Person.Kind(line.kind).label), line.group]


def _changed(line: Line) -> list[str]:
    return [*_person(line), changes(line.what)]


def _rejected(note: Note) -> list[str]:
    return [where(note), sentence(note)]


def _post(line: PostLine) -> list[str]:
    begins = gettext("begins") if line.begins else gettext("ends")
    return [line.name, str(Post.Role(line.role).label), line.group, begins]


_KINDS: dict[str, Callable[[int], str]] = {
    Person.Kind.PUPIL: lambda n: ngettext("%(count)s pupil", "%(count)s pupils", n),
    Person.Kind.GUARDIAN: lambda n: ngettext("%(count)s guardian", "%(count)s guardians", n),
    Person.Kind.STAFF: lambda n: ngettext(
        "%(count)s member of staff", "%(count)s members of staff", n
    ),
}
_PERSON = (_("Name"), _("Kind"), _("Class"))
_TABLES: dict[str, tuple[tuple[Promise, ...], Any]] = {
    "added": (_PERSON, _person),
    "changed": ((*_PERSON, _("What changes")), _changed),
    "left": (_PERSON, _person),
    "rejected": ((_("Where"), _("Why")), _rejected),
    "partly": ((_("Where"), _("Why")), _rejected),
    "posts": ((_("Name"), _("Post"), _("Class"), _("From now on")), _post),
}


def _pagination(address: str, page: Page[Any]) -> dict[str, Any] | None:
    if page.paginator.num_pages == 1:
        return None

    def link(number: int) -> str:
        return f"{address}&page={number}#list"

    items: list[dict[str, Any]] = [
        {"number": str(n), "href": link(n), "current": n == page.number}
        if isinstance(n, int)
        else {"ellipsis": True}
        for n in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    told: dict[str, Any] = {"items": items}
    if page.has_previous():
        told["previous"] = {"href": link(page.previous_page_number())}
    if page.has_next():
        told["next"] = {"href": link(page.next_page_number())}
    return told
