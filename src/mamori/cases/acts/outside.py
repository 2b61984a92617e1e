"""Those outside: the board of education, the police, other agencies, a leak of data."""

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts import board
from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Choice, Day, Words

ANSWERS = (("yes", _("Yes")), ("no", _("No")))
PAGE = "cases/report_police.html"
_DAY = Day(name="on", label=_("On which day?"))

POLICE = (
    Act(
        step="consider-crime",
        group=Group.OUTSIDE,
        title=_("Decide whether to go to the police"),
        told=_("The police question"),
        lead=_("Life comes first. If it is in danger, ring first and write afterwards."),
        points=(
            _("Hitting and kicking, threats, taking things or money may be crimes."),
            _("So may be forcing a child to do something dangerous, and pictures of its body."),
            _("That they are children, or that it happened at school, is no reason not to ask."),
        ),
        fields=(
            Choice(
                name="result",
                label=_("What do you judge?"),
                codes=(
                    ("danger", _("Life, body or property is in serious danger")),
                    ("crime", _("It may be a crime")),
                    ("no", _("Neither, as far as is known now")),
                ),
                hints={
                    "danger": _("The police are notified at once."),
                    "crime": _("The police are consulted early, without hesitation."),
                },
            ),
            Words(name="why", label=_("Why do you judge so?")),
            _DAY,
        ),
        template=PAGE,
        danger=True,
    ),
    Act(
        step="consult-police",
        group=Group.OUTSIDE,
        title=_("Note a consultation with the police"),
        told=_("The police were consulted"),
        fields=(
            _DAY,
            Words(name="station", label=_("Which police station?"), rows=1),
            Words(name="officer", label=_("With whom did you speak?"), rows=1),
            Words(name="asked", label=_("What did you tell and ask?")),
            Words(name="answer", label=_("What did they answer?")),
        ),
        template=PAGE,
    ),
    Act(
        step="notify-police",
        group=Group.OUTSIDE,
        title=_("Note that the police were notified"),
        told=_("The police were notified"),
        lead=_("Ring first. What you write here can wait for a minute."),
        fields=(
            _DAY,
            Words(name="time", label=_("At what time?"), rows=1),
            Words(name="station", label=_("Which police station?"), rows=1),
            Words(name="officer", label=_("With whom did you speak?"), rows=1),
            Words(name="asked", label=_("What did you tell them?")),
            Words(
                name="answer", label=_("What did they answer, and what do they do?"), required=False
            ),
        ),
        template=PAGE,
        danger=True,
    ),
    Act(
        step="police-not-needed",
        group=Group.OUTSIDE,
        title=_("Write down why the police were not asked"),
        told=_("Why the police were not asked"),
        lead=_("This does not end the duty to notify them when somebody is in danger."),
        fields=(Words(name="why", label=_("Why not?")), _DAY),
        template=PAGE,
    ),
)

OTHERS = (
    Act(
        step="consult-agency",
        group=Group.OUTSIDE,
        title=_("Note a consultation with an agency"),
        told=_("An agency was consulted"),
        lead=_("Tell them what they need for this child, and no more."),
        fields=(
            Choice(name="agency", label=_("Which one?"), of="agencies"),
            Words(name="officer", label=_("With whom did you speak?"), rows=1, required=False),
            Words(name="asked", label=_("What did you tell and ask?")),
            Words(name="answer", label=_("What did they answer?"), required=False),
            _DAY,
        ),
    ),
    Act(
        step="consider-breach",
        group=Group.OUTSIDE,
        title=_("Check whether personal data got out"),
        told=_("Whether personal data got out"),
        points=(
            _("Were names, pictures, messages or passwords of others passed on or put on the net?"),
            _("Did notes or files of the school reach somebody who should not have them?"),
        ),
        fields=(
            Choice(name="result", label=_("Did personal data get out?"), codes=ANSWERS),
            Words(
                name="why", label=_("What got out and to whom, or why do you say that none did?")
            ),
            _DAY,
        ),
    ),
)

ACTS: tuple[Act, ...] = (*board.ACTS, *POLICE, *OTHERS)
