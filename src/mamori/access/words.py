"""Words for roles and for the reasons behind seats."""

from django.utils.translation import gettext_lazy as _

from mamori.access.rules import ACTING, GLASS, REPORTER
from mamori.people.models import Post

ROLES = dict(Post.Role.choices) | {
    REPORTER: _("Wrote the first sign"),
    GLASS: _("Opened it in an emergency"),
    ACTING: _("Acts for the principal"),
    "expert": _("Outside expert"),
}
WHY = {
    "committee": _("Every sign reaches the whole committee at once."),
    "lead": _("The safeguarding lead sees every sign."),
    "chain": _("Part of the reporting chain, told in parallel with the committee."),
    "reporter": _("Whoever shares a sign can follow what becomes of it."),
    "report": _("The school reported it to the board."),
    "inquiry": _("The board leads the inquiry into it."),
    "principal-named": _("The principal is named, so the board is told instead."),
    "few-left": _("Too few of the committee are left to decide, so the board is told."),
    "asked": _("Asked by the committee to help with this case."),
    "watcher": _("Named to watch over a child of this case."),
    "glass": _("Opened it with a reason that the lead can read."),
}


def role(code: str) -> str:
    """Return the words for a role."""
    return str(ROLES.get(code, code))


def why(code: str) -> str:
    """Return the sentence for the reason of a seat."""
    return str(WHY.get(code, code))
