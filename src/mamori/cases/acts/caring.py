"""Support, guidance and watch: what is done for the children while a case goes on, and after."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Adults, Children, Choice, Day, Staff, Text, Words
from mamori.cases.acts.telling import SIDES

HOMES = (
    *SIDES,
    ("victim-guardian", _("A guardian of the child who was hurt")),
    ("other-guardian", _("A guardian of the child who did it")),
)
SERVED = (
    *SIDES,
    ("audience", _("Those who cheered it on")),
    ("bystanders", _("Those who saw it")),
    ("class", _("The class or grade")),
    ("school", _("The whole school")),
)
MINDED: Mapping[str, Text] = {
    "victim": _("Somebody the child trusts stays at its side, so that it can learn without fear."),
    "other-child": _(
        "Say plainly what such an act does to a person, that it can endanger life, body and "
        "belongings, and that the responsibility is their own. Look at their own troubles too, "
        "for their growth, and keep what you learn of them private."
    ),
    "audience": _("Cheering is taking part. Help them to see it."),
    "bystanders": _(
        "It is their matter too. Whoever cannot stop it can have the courage to tell somebody."
    ),
    "class": _("Talk it over together, so that nobody lets it happen again."),
}
# Only where no pack of the school lists its own.
MEASURES = (
    ("support-person", _("A person at the child's side")),
    ("talk", _("A talk")),
    ("separate-room", _("Lessons in a separate room")),
    ("discipline", _("Discipline")),
    ("class-discussion", _("A discussion in class")),
)
# What takes something from a child: it is written down who may decide that, and on what ground.
NEED_AUTHORITY = {"separate-room", "discipline"}
NEED_A_CHILD = {"victim", "other-child"}


def _whose(told: Mapping[str, Any]) -> Mapping[str, Text]:
    if told.get("for") in NEED_A_CHILD and not told.get("subjects"):
        return {"subjects": _("Choose the child for whom this was done.")}
    return {}


def _authority(told: Mapping[str, Any]) -> Mapping[str, Text]:
    if told.get("type") in NEED_AUTHORITY and not told.get("authority"):
        return {"authority": _("Write who decided this, and on what legal ground.")}
    return {}


def _taken_over(told: Mapping[str, Any]) -> Mapping[str, Text]:
    """Ask for whoever watches from now on, here or at the new school."""
    if told.get("to") == "class" and not told.get("behind"):
        return {"behind": _("Choose who watches from now on.")}
    if told.get("to") == "school" and not told.get("receiver"):
        return {"receiver": _("Write who at the new school takes it over.")}
    return {}


_OF = Choice(name="of", label=_("Whom is the watch for?"), codes=SIDES)
_CHILD = Children(name="subjects", label=_("Which child?"))
_ON = Day(name="on", label=_("On which day?"))
_TO = Choice(
    name="to",
    label=_("Where to?"),
    codes=(("class", _("Another class")), ("school", _("Another school"))),
)


def _plan_parts(*, required: bool) -> tuple[Words, ...]:
    return (
        Words(
            name="support",
            fills="support",
            label=_("How the child is supported or guided"),
            hint=_("For the child who was hurt: safety, trust, learning. For the other: growth."),
            required=required,
        ),
        Words(
            name="sharing",
            fills="sharing",
            label=_("Who is told what"),
            hint=_("Staff, both homes, others: only what each needs to act."),
            required=required,
        ),
        Words(
            name="roles",
            fills="roles",
            label=_("Who does what"),
            hint=_("One line for each task, with a name and by when."),
            required=required,
        ),
    )


_PLAN_FOR = Choice(name="for", label=_("Whom does the plan serve?"), codes=SIDES)
_PLANNERS = Staff(
    name="behind",
    among="committee",
    label=_("Who of the committee decided it together?"),
)

ACTS = (
    Act(
        step="make-plan",
        group=Group.CARE,
        title=_("Make a plan"),
        told=_("A plan was made"),
        lead=_("One plan to support the child who was hurt, one to guide the other child."),
        fields=(_PLAN_FOR, _CHILD, *_plan_parts(required=True), _PLANNERS),
    ),
    Act(
        step="change-plan",
        group=Group.CARE,
        title=_("Change a plan"),
        told=_("A plan was changed"),
        lead=_("Write only what changes. What you leave empty stays as it was."),
        template="cases/change_plan.html",
        fields=(
            _PLAN_FOR,
            _CHILD,
            *_plan_parts(required=False),
            Words(name="why", label=_("Why does it change?"), rows=2),
            _PLANNERS,
        ),
    ),
    Act(
        step="take-measure",
        group=Group.CARE,
        title=_("Write down what was done"),
        told=_("Something was done"),
        lead=_("Nobody does this alone: at least two of you stand behind it."),
        checks=(_whose, _authority),
        fields=(
            Choice(name="for", label=_("For whom?"), codes=SERVED, hints=MINDED),
            Children(
                name="subjects",
                label=_("Which children?"),
                hint=_("Needed for one child or several; empty for a class or the school."),
                several=True,
                required=False,
                at_times=True,
            ),
            Choice(name="type", label=_("What is it?"), of="measures", codes=MEASURES),
            Words(name="done", label=_("What did you do, and how was it taken?"), rows=6),
            Words(
                name="authority",
                label=_("Who decided it, and on what legal ground?"),
                hint=_("Needed for a separate room and for discipline."),
                rows=2,
                required=False,
                at_times=True,
            ),
            Words(
                name="growth",
                fills="growth",
                label=_("How does this help the child to grow?"),
                hint=_("Only for discipline. It is there to teach, never to pay back."),
                rows=3,
                required=False,
            ),
            Staff(name="behind", label=_("Who did it together?")),
            _ON,
        ),
    ),
    Act(
        step="assign-watch",
        group=Group.CARE,
        title=_("Name who watches over a child"),
        told=_("Who watches over the child"),
        lead=_("Whoever you name can read this case from now on, so that they know what to see."),
        points=(
            _("Breaks, ways to and from school, changing rooms and the net need eyes most."),
            _("Watch over the other child too: in care, not in suspicion."),
        ),
        fields=(
            _OF,
            _CHILD,
            Staff(name="behind", label=_("Who watches?"), myself=False),
            Words(name="when", label=_("On which days and where, and who when?"), rows=3),
        ),
    ),
    Act(
        step="note-watch",
        group=Group.CARE,
        title=_("Write down how the child is doing"),
        told=_("How the child is doing"),
        lead=_("A line is enough. If it happened again, record that instead."),
        fields=(
            _OF,
            _CHILD,
            Words(name="seen", label=_("What did you see or hear?")),
            _ON,
            Adults(),
        ),
    ),
    Act(
        step="offer-counselling",
        group=Group.CARE,
        title=_("Offer counselling"),
        told=_("Counselling was offered"),
        fields=(
            Choice(name="with", label=_("To whom?"), codes=HOMES),
            Children(name="subjects", label=_("Which child is it about?")),
            Words(name="offered", label=_("What was offered, and what was the answer?")),
            _ON,
        ),
    ),
    Act(
        step="tell-staff",
        group=Group.CARE,
        title=_("Tell all staff what they need to know"),
        told=_("All staff were told"),
        lead=_("Enough for everybody to act as one, and no more than that."),
        points=(
            _("What should each of them see, do and say to the children?"),
            _("Leave out what a child or a home told in confidence."),
        ),
        fields=(
            Words(name="told", label=_("What is told to all staff"), rows=6),
            Words(
                name="kept",
                label=_("What is not told, and why"),
                hint=_("So that whoever leads the meeting knows where to stop."),
                rows=3,
                required=False,
            ),
            _ON,
        ),
    ),
    Act(
        step="record-course",
        group=Group.CARE,
        title=_("Record how the guidance goes on"),
        told=_("How the guidance goes on"),
        fields=(
            Words(name="course", label=_("What was done since, and what came of it?"), rows=8),
            _ON,
        ),
    ),
    Act(
        step="move-child",
        group=Group.CARE,
        title=_("A child changed class or school"),
        told=_("A child changed class or school"),
        lead=_("The watch goes with the child. Next, hand it over."),
        fields=(
            _CHILD,
            _TO,
            Words(name="where", label=_("Which class or school?"), rows=1),
            _ON,
        ),
    ),
    Act(
        step="hand-over-watch",
        group=Group.CARE,
        title=_("Hand the watch over"),
        told=_("The watch was handed over"),
        lead=_("Tell those who take over what to see, and what must not happen again."),
        checks=(_taken_over,),
        fields=(
            _OF,
            _CHILD,
            _TO,
            Staff(
                name="behind",
                label=_("Who watches from now on?"),
                hint=_(
                    "In another class of this school. They can read this case once the committee"
                    " lets them in; if you sit on it, at once."
                ),
                myself=False,
                required=False,
            ),
            Words(
                name="receiver",
                label=_("Who takes it over at the new school?"),
                rows=1,
                required=False,
            ),
            Words(name="told", label=_("What were they told?")),
            _ON,
        ),
    ),
)
