"""What the committee does with a case: it meets, settles the facts, and judges."""

from django.utils.translation import gettext_lazy as _

from mamori.cases.acts import weighing
from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Adults, Choice, Day, Staff, Time, Words

TOGETHER = _("Nobody decides this alone.")
MEMBERS = Staff(name="behind", label=_("Which members decided this?"), among="committee")
MEETINGS = (
    ("full", _("All members")),
    ("daily", _("Those concerned, from day to day")),
    ("emergency", _("Emergency")),
    ("staff", _("All staff")),
)

ACTS = (
    Act(
        step="meet",
        group=Group.JUDGEMENT,
        title=_("Write the minutes of a meeting"),
        told=_("The committee met"),
        template="cases/meet.html",
        fields=(
            Choice(name="type", label=_("Which meeting?"), of="meeting-types", codes=MEETINGS),
            Day(name="on", label=_("On which day?")),
            Time(name="time", label=_("When did it begin?")),
            Staff(name="behind", label=_("Who of the committee was there?"), among="committee"),
            Words(name="others", label=_("Who else was there?"), rows=1, required=False),
            Words(name="discussed", label=_("What did you talk about?")),
            Words(name="decided", label=_("What did you decide, and who does it?")),
            Adults(),
        ),
    ),
    Act(
        step="establish-facts",
        group=Group.JUDGEMENT,
        title=_("Settle what happened"),
        told=_("The facts were checked"),
        template="cases/facts.html",
        lead=_("What did happen, as far as the committee can tell? Not yet: is it bullying?"),
        fields=(
            Choice(
                name="result",
                label=_("What did you find?"),
                codes=(
                    ("fact", _("It happened, at least in part")),
                    ("not-confirmed", _("It could not be confirmed")),
                ),
                hints={"not-confirmed": _("This too is reported to the board of education.")},
            ),
            Words(name="found", label=_("What happened, and how do you know?"), rows=8),
            Words(name="open", label=_("What is still open?"), required=False),
            Staff(name="behind", label=_("Which members settled this?"), among="committee"),
            Day(name="on", label=_("On which day?")),
            Adults(),
        ),
    ),
    Act(
        step="examine-background",
        group=Group.FACTS,
        title=_("Look into what lies behind it"),
        told=_("What lies behind it"),
        lead=_("A quarrel or a joke can hide bullying. Look at what came before, and what it did."),
        fields=(
            Words(name="before", label=_("What went on before, and for how long?")),
            Words(
                name="harm",
                label=_("What did it do to the child?"),
                hint=_("What the child felt, whoever began and whatever it was meant as."),
            ),
            Words(name="sources", label=_("How do you know?"), rows=2),
            Day(name="on", label=_("On which day?")),
            Adults(),
        ),
    ),
    *weighing.ACTS,
    Act(
        step="decide-policy",
        group=Group.JUDGEMENT,
        title=_("Decide how the school responds"),
        told=_("How the school responds"),
        fields=(
            Words(name="decided", label=_("What will the school do?")),
            Words(name="roles", label=_("Who does what?")),
            Words(
                name="share",
                label=_("What does all staff need to know?"),
                hint=_("Only what they need in order to watch and to help."),
                rows=3,
                required=False,
            ),
            MEMBERS,
            Day(name="on", label=_("On which day?")),
        ),
    ),
    Act(
        step="recognise",
        group=Group.JUDGEMENT,
        title=_("Recognise it as bullying"),
        told=_("Recognised as bullying"),
        lead=TOGETHER,
        points=(_("In doubt, recognise it: that is how a child gets help early."),),
        button=_("Recognise it"),
        fields=(
            Choice(
                name="soft",
                label=_("How do you speak of it with the children?"),
                codes=(
                    ("no", _("You call it bullying")),
                    ("yes", _("You do without the word bullying")),
                ),
                hints={
                    "yes": _(
                        "For what was meant well, or was put right at once. It stays a recognised"
                        " case: it counts, and everything that is due stays due."
                    )
                },
            ),
            Words(name="why", label=_("Why do you judge so?")),
            MEMBERS,
            Day(name="on", label=_("On which day?")),
        ),
    ),
    Act(
        step="set-aside",
        group=Group.JUDGEMENT,
        title=_("Judge that it is not bullying"),
        told=_("Judged not to be bullying"),
        lead=TOGETHER,
        points=(
            _("The case stays, and so does the watching. It can be opened again at any time."),
            _("The child may need help all the same."),
        ),
        button=_("Set it aside"),
        fields=(
            Words(name="why", label=_("Why do you judge so?"), rows=6),
            Words(name="care", label=_("How do you go on looking after the child?")),
            MEMBERS,
            Day(name="on", label=_("On which day?")),
        ),
    ),
    Act(
        step="not-yet",
        group=Group.JUDGEMENT,
        title=_("Say that you cannot judge yet"),
        told=_("Not judged yet"),
        lead=_("A reason and a day. What is due stays due, and the child is kept safe meanwhile."),
        button=_("Look again on that day"),
        fields=(
            Words(name="missing", label=_("What do you still need to know?")),
            Words(name="meanwhile", label=_("How is the child kept safe until then?")),
            Day(
                name="again",
                label=_("On which day do you look again?"),
                hint=_("This is your own date. The policy says promptly, and names none."),
                ahead=True,
                past=False,
                today=False,
            ),
            MEMBERS,
        ),
    ),
    Act(
        step="other-side-unknown",
        group=Group.JUDGEMENT,
        title=_("Say that you could not find out who did it"),
        told=_("It could not be found out who did it"),
        lead=_("Support for the child who was hurt goes on all the same."),
        fields=(
            Words(name="sought", label=_("How did you try to find out?")),
            MEMBERS,
            Day(name="on", label=_("On which day?")),
        ),
    ),
    Act(
        step="classify",
        group=Group.RECORD,
        title=_("Choose the codes for the national survey"),
        told=_("Codes for the national survey"),
        points=(
            _(
                "These are the lists as far as they are known here. Compare them with the form that"
                " the board of education sends this year."
            ),
            _("They are those of the school year in which the case was recognised."),
        ),
        fields=(
            Choice(
                name="discovery",
                label=_("How did it come to light first?"),
                of="survey-discovery",
                counted=True,
            ),
            Choice(
                name="consultation",
                label=_("Whom had the child told?"),
                of="survey-consultation",
                counted=True,
                several=True,
                required=False,
            ),
            Choice(
                name="actor_response",
                label=_("What was done with the child who did it?"),
                of="survey-actor-responses",
                counted=True,
                several=True,
                required=False,
            ),
            Choice(
                name="victim_response",
                label=_("What was done for the child who was hurt?"),
                of="survey-victim-responses",
                counted=True,
                several=True,
                required=False,
            ),
            Words(name="remark", label=_("Anything to remember"), rows=2, required=False),
        ),
    ),
)
