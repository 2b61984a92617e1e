"""The inquiry into a serious situation, with the prompts of the guideline's check-lists."""

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Adults, Children, Choice, Day, Words

SIDES = (
    ("victim", _("The child who was hurt")),
    ("victim-guardian", _("The guardians of the child who was hurt")),
    ("other-child", _("The child who did it")),
    ("other-guardian", _("The guardians of the child who did it")),
)
_ABOUT = Children(name="subjects", label=_("Which children is it about?"), several=True)
_DAY = Day(name="on", label=_("On which day?"))

ACTS: tuple[Act, ...] = (
    Act(
        step="set-up-inquiry",
        group=Group.SERIOUS,
        title=_("Set up the inquiry"),
        told=_("The inquiry was set up"),
        lead=_("Who looks into it, and how."),
        points=(
            _("Is everybody in it independent of the people it is about?"),
            _("Which records are there already? Read them before the children are asked again."),
            _("Ask by questionnaire and by talks; tell beforehand who will read the answers."),
            _("Keep the filled questionnaires and notes; throw nothing away."),
        ),
        fields=(
            Choice(
                name="led_by",
                label=_("Who leads it?"),
                codes=(("school", _("The school")), ("board", _("The board of education"))),
            ),
            Words(name="members", label=_("Who is in it, and with what knowledge?")),
            Words(name="how", label=_("How will it look into the matter?")),
            _DAY,
        ),
    ),
    Act(
        step="explain-inquiry",
        group=Group.SERIOUS,
        title=_("Note that the inquiry was explained"),
        told=_("The inquiry was explained"),
        lead=_("Before it begins, to both sides."),
        points=(
            _("Explain why and by whom it is made, how long it takes, and what it asks."),
            _("Say what will be told to whom at its end, and what may be made public."),
            _("Ask what the family wants looked into, and how it wants to be told of it."),
        ),
        fields=(
            Choice(name="with", label=_("To whom?"), several=True, codes=SIDES),
            _ABOUT,
            Words(name="said", label=_("What was explained, and what was asked?")),
            Words(name="wish", label=_("What do they wish?"), required=False),
            _DAY,
        ),
    ),
    Act(
        step="tell-findings",
        group=Group.SERIOUS,
        title=_("Note that findings were told"),
        told=_("Findings were told"),
        lead=_("The child who was hurt and the guardians are told what they need to know."),
        points=(
            _("Privacy is no excuse for saying nothing."),
            _(
                "If they ask, hide parts of the report about the child who did it or about "
                "themselves before others read it."
            ),
            _("The guardians may write their own view; it goes with the report."),
        ),
        fields=(
            Choice(name="with", label=_("To whom?"), several=True, codes=SIDES),
            _ABOUT,
            Words(name="said", label=_("What was told?"), rows=6),
            Words(name="answer", label=_("What did they say to it?"), required=False),
            Words(name="hidden", label=_("What do they want to be hidden?"), required=False),
            _DAY,
        ),
    ),
    Act(
        step="finish-inquiry",
        group=Group.SERIOUS,
        title=_("Finish the inquiry"),
        told=_("The inquiry is finished"),
        points=(
            _("Tell the child who was hurt and the guardians first."),
            _("Then tell the side of the child who did it what concerns it."),
            _("Decide with the family what is made public, and what is not."),
        ),
        fields=(
            Words(name="found", label=_("What was found?"), rows=10),
            Words(name="lesson", label=_("What keeps it from happening again?"), rows=6),
            Words(
                name="hidden",
                label=_("What does the family want hidden, and from whom?"),
                required=False,
            ),
            Words(name="public", label=_("What is made public, and why?"), required=False),
            Words(
                name="opinion",
                label=_("The guardians' own view, if they wrote one"),
                rows=6,
                required=False,
            ),
            _DAY,
            Adults(),
        ),
    ),
)
