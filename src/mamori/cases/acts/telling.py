"""What happened, and who told it: acts, safety, talks, wishes."""

from django.utils.translation import gettext_lazy as _

from mamori.cases import flow
from mamori.cases.acts import homes, keeping
from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Adults, Children, Choice, Day, Staff, Words
from mamori.cases.acts.homes import GUARDIANS

# As what somebody of the case is spoken with: the journal's own codes.
SIDES = (
    ("victim", _("The child who was hurt")),
    ("other-child", _("The child who did it")),
)
OTHERS = (
    ("audience", _("A child who cheered or laughed")),
    ("bystander", _("A child who saw it and kept silent")),
    ("mediator", _("A child who tried to stop it")),
)
YES_NO = (("yes", _("Yes")), ("no", _("No")))
NET = ("form", "8")  # the form of bullying that opens the questions about the net
WHEN = Day(name="on", label=_("On which day?"))
PRESENT = Staff(name="behind", label=_("Who of the staff was there?"), required=False, myself=False)
BLAME = "blaming-words"  # the packs' list of turns of phrase that shift the blame

HAPPENED = (
    Act(
        step="stop-act",
        group=Group.FACTS,
        title=_("Write down how an act was stopped"),
        told=_("The act was stopped"),
        lead=_("The child first. Stop it, stay with the child, hear it. Then write."),
        danger=True,
        fields=(
            Children(
                name="subjects", label=_("Which children were there?"), several=True, required=False
            ),
            Words(
                name="stopped", label=_("What did you see, and what did you do and say?"), rows=5
            ),
            Staff(name="behind", label=_("Who of the staff was on the spot?")),
            WHEN,
            Adults(),
        ),
    ),
    Act(
        step="secure-safety",
        group=Group.FACTS,
        title=_("Make a child safe"),
        told=_("Safety comes first"),
        lead=_("The child who was hurt and the child who told come before everything else."),
        fields=(
            Choice(
                name="of",
                label=_("Who is safe now?"),
                codes=(
                    ("victim", _("The child who was hurt")),
                    ("reporter", _("The child who told")),
                ),
                several=True,
                hints={"reporter": _("Do not write here who it is.")},
            ),
            Words(name="how", label=_("What was done so that nobody can hurt the child?")),
            Words(
                name="after",
                label=_("Who is with the child in breaks, after school and on the way home?"),
                rows=2,
                required=False,
            ),
            Staff(name="behind", label=_("Who does this?")),
            WHEN,
        ),
    ),
    Act(
        step="record-act",
        group=Group.FACTS,
        title=_("Record an act of bullying"),
        told=_("An act"),
        template="cases/record_act.html",
        fields=(
            Children(
                name="subjects",
                label=_("Whom does it concern?"),
                hint=_("Who was hurt, and who did it, as far as you know."),
                several=True,
            ),
            Choice(
                name="form", label=_("What was done? Tick all that fit."), of="forms", several=True
            ),
            Choice(
                name="net_type",
                label=_("In which way?"),
                of="net-types",
                several=True,
                required=False,
                only_with=NET,
            ),
            Choice(
                name="service",
                label=_("Where on the net?"),
                of="services",
                several=True,
                required=False,
                only_with=NET,
            ),
            Choice(
                name="device",
                label=_("With what device?"),
                of="devices",
                several=True,
                required=False,
                only_with=NET,
            ),
            Choice(
                name="trait",
                label=_("What makes it worse?"),
                of="net-traits",
                several=True,
                required=False,
                only_with=NET,
            ),
            Words(name="happened", label=_("What happened, and how do you know?"), rows=5),
            Choice(
                name="danger",
                label=_("Is life, body or property in danger?"),
                codes=YES_NO,
            ),
            Day(name="on", label=_("On which day did it happen?")),
            Adults(),
        ),
    ),
)

TALKS = (
    # Before `interview`, whose entries are of the same kind.
    Act(
        step="interview-reporter",
        group=Group.FACTS,
        title=_("Speak with the child who told"),
        told=_("A talk with the child who told"),
        lead=_("This child must be safe too. Who it is stands neither on paper nor on its page."),
        points=(
            _("Thank the child. Telling is not telling tales."),
            _("Ask what it fears, and say who in the school protects it."),
            _("Whoever only wrote the first sign cannot read this entry."),
        ),
        fixed={"with": "reporter"},
        restricted=frozenset(flow.TRUSTED),
        fields=(
            Children(name="children", label=_("With whom?"), sealed=True),
            Words(name="said", label=_("What did the child tell you?"), rows=10),
            Words(name="fears", label=_("What does the child fear?"), rows=2, required=False),
            WHEN,
            Adults(),
        ),
    ),
    Act(
        step="interview",
        group=Group.FACTS,
        title=_("Speak with one child"),
        told=_("A talk"),
        lead=_("One child at a time, in a place where nobody listens."),
        template="cases/interview.html",
        fields=(
            Children(name="subjects", label=_("With whom?")),
            Choice(
                name="with",
                label=_("As whom did you speak with this child?"),
                codes=(*SIDES, *OTHERS),
            ),
            Words(
                name="said",
                label=_("What did the child tell you?"),
                hint=_("In the child's own words, also where others tell it differently."),
                rows=10,
            ),
            Words(
                name="seen",
                label=_("What did you notice: face, voice, body, behaviour?"),
                hint=_("What you only guess, write as a guess."),
                required=False,
                weighed=BLAME,
            ),
            Words(
                name="answered",
                label=_("What did you say to the child?"),
                rows=3,
                required=False,
                weighed=BLAME,
            ),
            PRESENT,
            WHEN,
            Adults(),
        ),
    ),
    Act(
        step="record-wish",
        group=Group.FACTS,
        title=_("Write down what a child or guardian wishes"),
        told=_("A wish"),
        lead=_(
            "What they want to happen, and what they do not want. It guides what the school does."
        ),
        points=(
            _(
                "Where life, body or property is in danger, the school reports to the police even"
                " against a wish. Then tell them why, and that the wish stands here."
            ),
        ),
        fields=(
            Children(name="subjects", label=_("Which child is it about?")),
            Choice(name="of", label=_("Who wishes it?"), codes=(*SIDES, *GUARDIANS)),
            Words(name="wish", label=_("What do they wish, in their own words?")),
            Words(
                name="answered",
                label=_("What did you answer?"),
                rows=2,
                required=False,
            ),
            WHEN,
            Adults(),
        ),
    ),
)

ACTS = (*HAPPENED, *TALKS, *homes.ACTS, *keeping.ACTS)
