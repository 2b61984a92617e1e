"""What there is to do at a school besides its cases, for whom."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mamori.access.rules import MAY as MAY_AT_RECORDS
from mamori.people.models import School
from mamori.people.rights import MAY as MAY_AMONG_PEOPLE
from mamori.vault.queries import is_asked_for

MAY = {**MAY_AT_RECORDS, **MAY_AMONG_PEOPLE}


@dataclass(frozen=True, slots=True)
class Way:
    """A page one can go to: its name among the addresses, what it is called, the verb it needs.

    With `only_where` it is shown at those schools alone that have a use for it.
    """

    name: str
    text: Promise
    verb: str
    only_where: Callable[[School], bool] | None = None

    @property
    def href(self) -> str:
        """Its address."""
        return reverse(self.name)


WAYS: tuple[tuple[Promise, tuple[Way, ...]], ...] = (
    (
        _("People"),
        (
            Way("people:classes", _("Classes"), "people.see"),
            Way("people:committee", _("Committee"), "people.see"),
            Way("people:staff", _("Staff"), "people.see"),
            Way("people:posts", _("Posts"), "posts.change"),
            Way("people:import", _("Bring in a list of people"), "roster.import"),
            Way("people:closed_days", _("Days without school"), "people.see"),
        ),
    ),
    (
        _("The school year"),
        (
            Way("year:year", _("The year at a glance"), "year.read"),
            Way("registers:registers", _("Registers"), "complaint.record"),
            Way("year:rules", _("What every member of staff confirms"), "rule.acknowledge"),
            Way("vault:vault", _("Where records are kept"), "storage.see", is_asked_for),
        ),
    ),
    (
        _("The door"),
        (
            Way("door:talks", _("What came in through the door"), "door.see"),
            Way("door:address", _("Where the door is: address and poster"), "door.see"),
        ),
    ),
    (
        _("Asking and noticing"),
        (
            Way("surveys:surveys", _("Questionnaires"), "surveys.see"),
            Way("surveys:checklists", _("Checklists"), "checklist.fill"),
            Way("surveys:talks", _("Regular talks and the consultation box"), "talks.record"),
            Way("surveys:climate", _("Class climate"), "surveys.see"),
        ),
    ),
    (
        _("What leaves the school"),
        (
            Way("publishing:releases", _("What is to leave the school"), "release.make"),
            Way("publishing:sheets", _("Sheets before they are handed out"), "sheets.see"),
            Way("publishing:marks", _("What was withdrawn for good"), "marks.see"),
            Way("consent:askings", _("Consents"), "consent.ask"),
            Way("consent:not_shown", _("Who may be shown"), "consent.ask"),
        ),
    ),
    (
        _("What is out already"),
        (
            Way("publishing:sweeps", _("What is looked through"), "sweeps.see"),
            Way("publishing:takedowns", _("What must come down"), "sweeps.see"),
            Way("publishing:patrol", _("Net patrol"), "patrol.see"),
            Way("publishing:tell", _("Write down a post that you saw"), "post.tell"),
            Way("publishing:channels", _("Official pages and addresses"), "channels.see"),
        ),
    ),
    (_("In an emergency"), (Way("cases:glass", _("Emergency access"), "glass.break"),)),
)


def ways_for(posts: Collection[str], school: School) -> Iterator[tuple[Promise, list[Way]]]:
    """Yield headings and the pages under them that somebody with these posts may open."""
    for heading, ways in WAYS:
        mine = [way for way in ways if MAY[way.verb] & set(posts)]
        if shown := [way for way in mine if way.only_where is None or way.only_where(school)]:
            yield heading, shown
