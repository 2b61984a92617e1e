"""Is it over? Asking, lengthening, judging, and one tap that opens it again.

An apology is asked for nowhere here: it resolves nothing (HOK-119).
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Adults, Children, Choice, Day, Staff, Text, Words

WAYS = (
    ("meeting", _("In person, at school")),
    ("home-visit", _("In person, at home")),
    ("telephone", _("By telephone")),
    ("online", _("On a screen")),
    ("letter", _("In writing")),
)


def _board(told: Mapping[str, Any]) -> Mapping[str, Text]:
    if told.get("decided_by") == "board" and not told.get("board"):
        return {"board": _("Write who at the board of education decided it, and when.")}
    return {}


ACTS = (
    Act(
        step="ask-distress",
        group=Group.CLOSING,
        title=_("Ask whether it still hurts"),
        told=_("Asked whether it still hurts"),
        lead=_("Ask the child, and ask a guardian too. Each has a page of their own."),
        points=(
            _("In person, and without the other child near."),
            _("“I am fine” can hide much. Write down what you saw as well."),
            _("An apology that was made is no answer."),
        ),
        template="cases/ask_distress.html",
        fields=(
            Choice(
                name="with",
                label=_("Whom did you ask?"),
                codes=(
                    ("victim", _("The child who was hurt")),
                    ("victim-guardian", _("A guardian of the child who was hurt")),
                ),
            ),
            Children(name="subjects", label=_("Which child is it about?"), part="victim"),
            Choice(name="way", label=_("In what way did you ask?"), codes=WAYS),
            Choice(
                name="answer",
                label=_("Does it still hurt?"),
                codes=(
                    ("none", _("No, not any more")),
                    ("some", _("Yes, or some of it")),
                    ("unclear", _("It is not clear")),
                ),
            ),
            Words(name="said", label=_("In their own words, and what you saw")),
            Day(name="on", label=_("On which day did you ask?")),
            Adults(),
        ),
    ),
    Act(
        step="lengthen-watch",
        group=Group.CLOSING,
        title=_("Set a longer quiet period"),
        told=_("A longer quiet period was set"),
        lead=_("Where the harm is grave. It can be made longer, and never shorter."),
        template="cases/lengthen_watch.html",
        checks=(_board,),
        fields=(
            Choice(
                name="decided_by",
                label=_("Who decided it?"),
                codes=(
                    ("committee", _("The committee")),
                    ("board", _("The board of education")),
                ),
            ),
            Words(
                name="board",
                label=_("Who at the board, and when?"),
                hint=_("Only if the board of education decided it."),
                rows=1,
                required=False,
            ),
            Day(
                name="until",
                label=_("The first day on which it may be judged"),
                ahead=True,
                today=False,
                after_quiet=True,
            ),
            Words(name="reason", label=_("Why is more time needed?"), rows=3),
            Staff(
                name="behind",
                among="committee",
                label=_("Who of the committee decided it, or knows of the board's decision?"),
            ),
        ),
    ),
    Act(
        step="resolve",
        group=Group.CLOSING,
        title=_("Judge whether it is resolved"),
        told=_("Judged to be resolved; watching goes on"),
        lead=_("Resolved is a stage, not an end: both children stay under watch."),
        button=_("Call it resolved"),
        template="cases/resolve.html",
        fields=(
            Words(
                name="other_circumstances",
                fills="other-circumstances",
                label=_("Which other circumstances did you weigh?"),
                hint=_(
                    "At home, in clubs, on the net, in health: anything for or against. An apology "
                    "is no reason."
                ),
                rows=5,
            ),
            Words(
                name="group_view",
                fills="group-view",
                label=_("How is the whole group doing?"),
                hint=_("Both sides and all around them: do they do good things together again?"),
                rows=5,
            ),
            Staff(
                name="behind",
                among="committee",
                label=_("Which members of the committee are present?"),
            ),
        ),
    ),
    Act(
        step="reopen",
        group=Group.CLOSING,
        title=_("Open it again"),
        told=_("Opened again"),
        lead=_("You need no reason and no permission. It goes back to the committee at once."),
        button=_("Open it again"),
        fields=(
            Words(name="why", label=_("Why? You can also write it later."), required=False, rows=3),
        ),
    ),
    Act(
        step="draw-lesson",
        group=Group.CLOSING,
        title=_("Draw a lesson without names"),
        told=_("A lesson was drawn"),
        lead=_("For training, and for the next case."),
        points=(
            _("Names of children, guardians and staff of this case are looked for and refused."),
            _("Somebody may still guess who it was: leave out the class, the day and the place."),
        ),
        fields=(
            Words(
                name="lesson",
                label=_("What would you do again, and what differently?"),
                rows=10,
                nameless=True,
            ),
        ),
    ),
)
