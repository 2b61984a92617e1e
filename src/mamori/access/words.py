"""Words for roles and for the reasons behind seats."""

from django.utils.translation import gettext_lazy as _

from mamori.access.rules import ACTING, GLASS, KEEPER, RECORDER, REPORTER
from mamori.people.models import Post

ROLES = dict(Post.Role.choices) | {
    REPORTER: _("Wrote the first sign"),
    RECORDER: _("Wrote it down"),
    KEEPER: _("Keeps the site or the folder"),
    GLASS: _("Opened it in an emergency"),
    ACTING: _("Acts for the principal"),
    "expert": _("Outside expert"),
}
WHY = {
    "committee": _("Every sign reaches the whole committee at once."),
    "lead": _("The safeguarding lead sees every sign."),
    "chain": _("Part of the reporting chain, told in parallel with the committee."),
    "reporter": _("Whoever shares a sign can follow what becomes of it."),
    "recorder": _("Whoever wrote it down can follow what becomes of it."),
    "leads": _("Leads the school, or acts for whoever does."),
    "everybody": _("Everybody at the school can see what rests."),
    "lead-complaints": _("The safeguarding lead sees whether a child may have been hurt."),
    "board-of-it": _("The board over this school sees it as well."),
    "data": _("Looks after the school's data."),
    "sheet": _("Everybody on the staff sees what is handed out, so that anybody can say stop."),
    "withdrawn": _("Sees to it that a withdrawn document does not come back."),
    "release": _("Can let out what others want to publish."),
    "consent": _("Asks for consent and keeps the answers."),
    "report": _("The school reported it to the board."),
    "inquiry": _("The board leads the inquiry into it."),
    "principal-named": _("The principal is named, so the board is told instead."),
    "few-left": _("Too few of the committee are left to decide, so the board is told."),
    "nobody-leads": _("Nobody who leads the school is left, so the board is told."),
    "asked": _("Asked by the committee to help with this case."),
    "watcher": _("Named to watch over a child of this case."),
    "survey": _("Runs the questionnaires of the school."),
    "answer": _("Decides what follows from an answer that worries."),
    "climate": _("Works with this class, or for the whole school."),
    "sweeps": _("Looks after what is looked through on the net and in folders."),
    "takedowns": _("Sees to it that what must not stand there is taken down."),
    "takes-down": _("Takes it down."),
    "patrol": _("Goes the school's patrol of public pages."),
    "channels": _("Keeps the list of the school's official pages."),
    "keeping": _("Looks after where records are kept."),
    "glass": _("Opened it with a reason that the lead can read."),
}


def role(code: str) -> str:
    """Return the words for a role."""
    return str(ROLES.get(code, code))


def why(code: str) -> str:
    """Return the sentence for the reason of a seat."""
    return str(WHY.get(code, code))
