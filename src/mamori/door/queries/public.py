"""What everybody may read: help lines with the day of their last check, windows, the committee."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.core.policy import say
from mamori.journal.queries import Entry, entries
from mamori.people import offices
from mamori.people.models import Post, School
from mamori.people.packs import help_lines_read, in_force
from mamori.people.queries import about, school_day
from mamori.ui.templatetags.ui import listed


@dataclass(frozen=True, slots=True)
class Lines:
    """The help lines, and the day on which somebody last made sure of their numbers."""

    items: list[dict[str, str]]
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class Published:
    """What the school itself says about where one can ask for help."""

    on: date
    places: list[str]
    guardians: str
    policy: str
    names: bool

    @property
    def policy_is_address(self) -> bool:
        """Whether the policy is to be read elsewhere."""
        return self.policy.startswith(("https://", "http://")) and not self.policy.count(" ")


def lines_for(school: School, language: str) -> Lines:
    """Return the help lines. Before the school checked them, the day is that of its packs."""
    items = help_lines_read(school, language)
    checked = _last(school, "lines.published")
    if checked:
        return Lines(items, _day(school, checked))
    days = [pack.checked_on for pack in in_force(school) if pack.lines and pack.checked_on]
    return Lines(items, min(days, default=None))


def published(school: School) -> Published | None:
    """Return the windows as they were last published; None before that."""
    last = _last(school, "window.published")
    if last is None:
        return None
    words = last.words or {}
    return Published(
        on=_day(school, last),
        places=[line.strip() for line in words.get("places", "").splitlines() if line.strip()],
        guardians=words.get("guardians", ""),
        policy=words.get("policy", ""),
        names=bool(words.get("names")),
    )


def home_checklists(school: School, language: str) -> list[tuple[str, str]]:
    """Return address and title of the lists of signs that guardians keep at home (HOK-097)."""
    return [
        (
            reverse("surveys:at_home", args=[school.pk, pack.id, form.id]),
            say(form.says, language, pack.language),
        )
        for pack in in_force(school)
        for form in pack.forms
        if form.audience == "guardians" and form.fields
    ]


def windows_now(school: School) -> dict[str, object]:
    """Return what the form of the windows begins with: what stands there now."""
    now = published(school)
    if now is None:
        return {}
    places = "\n".join(now.places)
    return {"places": places, "guardians": now.guardians, "policy": now.policy, "names": now.names}


def committee_of(school: School, *, names: bool) -> list[str]:
    """Return who sits on the committee: by their posts, with names only where the school says so.

    Names are no more than a door plate has; nothing else of a person is told.
    """
    today = school_day(school)
    office = offices.of_role(Post.Role.COMMITTEE, school.pk)
    members = offices.holders([office], today)[office]
    known = about(members)
    found = []
    for person in members:
        held = offices.posts_of(person, today).filter(school=school).order_by("role")
        posts = [post.get_role_display() for post in held if post.role != Post.Role.COMMITTEE]
        expert = any(post.expert for post in held)
        what = listed(dict.fromkeys(posts))
        what = what or (_("Outside expert") if expert else _("Member of the committee"))
        found.append(f"{known[person].name} ({what})" if names else str(what))
    return sorted(found)


def _last(school: School, kind: str) -> Entry | None:
    found = entries([f"school:{school.pk}"], kinds=[kind])
    return found[-1] if found else None


def _day(school: School, entry: Entry) -> date:
    return entry.at.astimezone(ZoneInfo(school.time_zone)).date()
