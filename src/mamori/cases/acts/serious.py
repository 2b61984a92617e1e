"""A serious situation: suspected, reported up the right way, looked into; and absences.

The prompts follow the articles 28 to 31 and the four check-lists of the national guideline, as far
as their text was read; its numbers stand in the packs.
"""

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts import inquiry
from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.board import in_order
from mamori.cases.acts.fields import Adults, Children, Choice, Day, Field, Staff, Text, Words
from mamori.people.models import School

E = School.Establisher
# To whom a serious situation is reported (Articles 29 to 31).
ADDRESSEES: dict[str, Text] = {
    "board": _("The board of education, and through it the head of the local government"),
    "minister": _("The minister of education, through the president of the university corporation"),
    "corporation-head": _(
        "The head of the local government that set up the university corporation"
    ),
    "governor": _("The governor of the prefecture"),
}
PASSED_ON = ("head", _("The head of the local government"))
WAYS_UP: dict[str, str] = {
    E.MUNICIPAL: "board",
    E.PREFECTURAL: "board",
    E.NATIONAL: "minister",
    E.PUBLIC_UNIVERSITY: "corporation-head",
    E.PRIVATE: "governor",
}
CAUSES = (
    ("bullying-suspected", _("It may come from bullying")),
    ("unclear", _("Nobody knows")),
    ("other", _("It surely has another cause")),
)
YES_NO = (("yes", _("Yes")), ("no", _("No")))
REASONS = (
    ("serious-situation", _("A serious situation is suspected")),
    ("inquiry", _("An inquiry runs")),
    ("court", _("A court, the police or a lawyer may ask for it")),
    ("other", _("Another reason")),
)

_DAY = Day(name="on", label=_("On which day?"))
_OF_OCCURRENCE: tuple[Field, ...] = (
    Words(name="school", label=_("The school"), rows=1, fills="school", required=False),
    Words(
        name="child_and_grade",
        label=_("The child: name and grade"),
        rows=2,
        fills="child-and-grade",
        required=False,
    ),
    Words(
        name="state_now",
        label=_("How do things stand now?"),
        hint=_("What happened, how the child is, and what the family says."),
        rows=10,
        fills="state-now",
        required=False,
    ),
)


def addressees(school: School) -> tuple[str, ...]:
    """Return to whom a school reports; everybody of whom it may be one, where nobody said."""
    way = WAYS_UP.get(school.establisher) or ("board" if school.board_id else "")
    return (way,) if way else tuple(ADDRESSEES)


SUSPICION = (
    Act(
        step="record-absence",
        group=Group.SERIOUS,
        title=_("Record days of absence"),
        told=_("Days of absence"),
        lead=_("Every day counts that may come from bullying, also where nobody knows."),
        fields=(
            Children(name="subjects", label=_("Which child?")),
            Day(name="from", label=_("From which day?"), today=False),
            Day(name="until", label=_("Until which day, that day included?")),
            Choice(
                name="why",
                label=_("What may be behind it?"),
                codes=CAUSES,
            ),
            Choice(
                name="still",
                label=_("Is the child still away without a break?"),
                hint=_(
                    "Then it is weighed at once whether this is serious. The guideline names no"
                    " number of days for it."
                ),
                codes=YES_NO,
                inline=True,
            ),
            Words(name="heard", label=_("What did you hear of it, and from whom?"), required=False),
        ),
        checks=(in_order,),
        template="cases/absence.html",
    ),
    Act(
        step="suspect-serious",
        group=Group.SERIOUS,
        title=_("Treat it as a serious situation"),
        told=_("A serious situation is suspected"),
        lead=_("A suspicion is enough. Nobody waits for proof."),
        points=(
            _(
                "If the child or the guardians say so, that is enough, whatever the school itself "
                "thinks."
            ),
            _("It is reported and looked into as if it had occurred."),
            _("From now on nothing in the records about these children can be erased."),
        ),
        fields=(
            Children(name="subjects", label=_("Which child suffered?"), several=True),
            Choice(
                name="type",
                label=_("What is the reason?"),
                codes=(
                    ("harm", _("Life, body, mind or property may be seriously harmed")),
                    ("absence", _("The child has to stay away for a long time")),
                    ("claim", _("The child or the guardians say so")),
                ),
            ),
            Choice(
                name="examples",
                label=_("Is it one of these? They are examples, not limits."),
                of="serious-harm",
                several=True,
                sealed=True,
                required=False,
            ),
            Words(name="claimed", label=_("What is suspected or claimed, and by whom?"), rows=8),
            _DAY,
            Adults(),
        ),
        button=_("Treat it as serious"),
        danger=True,
    ),
)

WEIGHED = (
    Act(
        step="weigh-serious",
        group=Group.SERIOUS,
        title=_("Say why it is not treated as serious yet"),
        told=_("Not treated as a serious situation yet"),
        lead=_("Nobody decides this alone. In doubt, treat it as serious: a suspicion is enough."),
        points=(
            _("If the child or the guardians say that it is serious, this is not the way."),
            _("With every further absence without a break it is weighed anew."),
        ),
        fields=(
            Children(name="subjects", label=_("Which children is it about?"), several=True),
            Words(name="why", label=_("Why do you see no suspicion?")),
            Words(name="meanwhile", label=_("What is done for the child meanwhile?")),
            Staff(name="behind", among="committee", label=_("Which members decided this?")),
            _DAY,
        ),
    ),
)

REPORTING = (
    # Before the report itself: what was passed on is told as such.
    Act(
        step="pass-on",
        group=Group.SERIOUS,
        title=_("Report it to the head of the local government"),
        told=_("Reported to the head of the local government"),
        lead=_("The school has told the board. The board tells the head."),
        fixed={"to": "head"},
        fields=(
            *_OF_OCCURRENCE,
            Words(name="how", label=_("To whom, in which way?"), rows=1, required=False),
            _DAY,
        ),
    ),
    Act(
        step="report-serious",
        group=Group.SERIOUS,
        title=_("Report the serious situation"),
        told=_("The serious situation was reported"),
        lead=_("Write what you know now. More can follow; the first report does not wait for it."),
        points=(
            _("Who at the school answers the family, and who answers others who ask?"),
            _("What is done for the child today: safety, care, learning?"),
            _("If the press may ask: who speaks, and what has the family said to it?"),
        ),
        fields=(
            Choice(
                name="to",
                label=_("To whom is it reported?"),
                codes=tuple(ADDRESSEES.items()),
                holds=addressees,
            ),
            Children(name="subjects", label=_("Which children is it about?"), several=True),
            *_OF_OCCURRENCE,
            Words(
                name="wish",
                label=_("What do the child and the guardians wish?"),
                hint=_("Also what they want to be kept from others."),
                required=False,
            ),
            _DAY,
        ),
        button=_("Send the report"),
        template="cases/report_serious.html",
    ),
)

HOLD = (
    Act(
        step="place-hold",
        group=Group.RECORD,
        title=_("Let nothing be erased"),
        told=_("Nothing may be erased"),
        lead=_("The case and its reports are kept until this is lifted."),
        fields=(
            Choice(name="why", label=_("For what?"), codes=REASONS),
            Words(name="reason", label=_("Who asked for it, and why?"), required=False),
        ),
    ),
    Act(
        step="lift-hold",
        group=Group.RECORD,
        title=_("Let records be erased again when their time comes"),
        told=_("Need not be kept for this any longer"),
        lead=_(
            "It is lifted for one reason; others stand. Holds in other cases about the same "
            "children stay until they are lifted there."
        ),
        fields=(
            Choice(name="why", label=_("Which reason has gone?"), codes=REASONS),
            Words(name="reason", label=_("Who decided it, and why?")),
            Staff(
                name="behind",
                among="committee",
                label=_("Who of the committee decided it together?"),
            ),
        ),
    ),
)

ACTS: tuple[Act, ...] = (*SUSPICION, *WEIGHED, *REPORTING, *inquiry.ACTS, *HOLD)
