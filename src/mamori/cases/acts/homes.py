"""What is said between school and homes."""

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Adults, Children, Choice, Day, Staff, Time, Words

GUARDIANS = (
    ("victim-guardian", _("A guardian of the child who was hurt")),
    ("other-guardian", _("A guardian of the child who did it")),
)
WAYS = (
    ("home-visit", _("At their home")),
    ("meeting", _("At the school")),
    ("telephone", _("By telephone")),
    ("online", _("By video call")),
    ("letter", _("By letter")),
)
PROTECT, SECRETS = "protect-fully", "keep-secrets"
ASSURANCES = (
    (PROTECT, _("The school will protect the child fully")),
    (SECRETS, _("What is told stays in confidence")),
    ("facts", _("What happened")),
    ("policy", _("What the school will do next")),
    ("cooperation", _("Asked to work together so that it does not happen again")),
)
WHEN = Day(name="on", label=_("On which day?"))

ACTS = (
    Act(
        step="contact",
        group=Group.FACTS,
        title=_("Speak with guardians"),
        told=_("Contact with a home"),
        lead=_("Tell them what is known and what is not. Hear them out before you explain."),
        points=(
            _("Say nothing about the other family that is not needed here."),
            _("No word that makes the child who was hurt look partly to blame."),
        ),
        fields=(
            Children(name="subjects", label=_("Whose guardians?")),
            Choice(name="with", label=_("With whom did you speak?"), codes=GUARDIANS),
            Choice(name="way", label=_("How?"), codes=WAYS),
            Choice(
                name="assurances",
                label=_("What did you tell them?"),
                of="assurances",
                codes=ASSURANCES,
                first=(PROTECT, SECRETS),
                several=True,
                required=False,
                hints={
                    PROTECT: _(
                        "To the home of the child who was hurt: “We will protect your child, to the"
                        " end and whatever it takes.”"
                    ),
                    SECRETS: _("“What you and your child tell us stays in confidence.”"),
                },
            ),
            Words(name="explained", label=_("What did you say about it?")),
            Words(
                name="statement",
                label=_("What do they say themselves?"),
                hint=_(
                    "Their own words, also where they see it otherwise than the school. Both stand"
                    " side by side; neither replaces the other."
                ),
                required=False,
            ),
            Words(name="wish", label=_("What do they wish?"), rows=2, required=False),
            Words(name="agreed", label=_("What did you agree on?"), rows=3, required=False),
            WHEN,
            Time(name="time", label=_("At what time?"), required=False),
            Staff(name="behind", label=_("Who of the staff was there?")),
            Adults(),
        ),
    ),
    Act(
        step="note-apology",
        group=Group.FACTS,
        title=_("Write down an apology"),
        told=_("An apology"),
        lead=_(
            "An apology alone resolves nothing. The watch goes on, and so does all that is due."
        ),
        points=(
            _("Nobody is made to apologise before they understand, and nobody has to forgive."),
        ),
        fields=(
            Children(name="subjects", label=_("Whom does it concern?"), several=True),
            Words(name="apology", label=_("Who said or wrote what, to whom?")),
            Words(
                name="taken",
                label=_("How did the child who was hurt take it, in its own words?"),
                rows=3,
                required=False,
            ),
            Staff(name="behind", label=_("Who of the staff was there?"), required=False),
            WHEN,
        ),
    ),
)
