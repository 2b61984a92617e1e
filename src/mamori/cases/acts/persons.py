"""Who has a part in a case, who may help with it, and what only a few may read."""

from django.utils.translation import gettext_lazy as _

from mamori.cases import flow
from mamori.cases.acts.act import Act, Group
from mamori.cases.acts.fields import Children, Choice, Day, Staff, Words
from mamori.cases.acts.judging import MEMBERS

REPORTER = "reporter"
LAYERS = (
    ("victim", _("The child who was hurt")),
    ("actor", _("The other child")),
    ("audience", _("Cheered or laughed")),
    ("bystander", _("Saw it and kept silent")),
    (REPORTER, _("Told someone")),
    ("mediator", _("Tried to stop it")),
)
LAYER = Choice(name="layer", label=_("Which part?"), of="layers", codes=LAYERS, but=(REPORTER,))
YES = "yes"

ACTS = (
    Act(
        step="name-participant",
        group=Group.FACTS,
        title=_("Name a child and its part"),
        told=_("A child and its part"),
        lead=_("What a child did here, not what a child is. Parts change, and one child has many."),
        fields=(
            Children(name="subjects", label=_("Which child?"), among="pupils", several=True),
            LAYER,
            Day(name="on", label=_("Since which day?")),
            Words(name="why", label=_("What makes you think so?"), rows=3),
        ),
    ),
    Act(
        step="remove-participant",
        group=Group.FACTS,
        title=_("Take back a child's part"),
        told=_("Taken back: a child's part"),
        lead=_(
            "When a child was named by mistake. The entry stays, and this one stands beside it."
        ),
        points=(
            _("What is still due for this child falls away. What was done stays done."),
            _(
                "If nobody else is named with this part, it is due for whoever it was until you"
                " name them."
            ),
            _(
                "Nobody is taken back who was hurt: not while the child or a guardian last said"
                " that it hurts, and not while an entry tells of something that was done to the"
                " child. If such an entry is wrong, correct it first."
            ),
        ),
        button=_("Take it back"),
        fields=(
            Children(name="subjects", label=_("Which child?")),
            LAYER,
            Words(name="why", label=_("How did the mistake come about?"), rows=3, fills="mistake"),
            MEMBERS,
        ),
    ),
    Act(
        step="name-reporter",
        group=Group.FACTS,
        title=_("Name the child who told"),
        told=_("The child who told"),
        lead=_("This child must be safe too. Who it is stands neither on paper nor on its page."),
        points=(_("Whoever only wrote the first sign cannot read this entry."),),
        fixed={"layer": REPORTER},
        restricted=frozenset(flow.TRUSTED),
        fields=(
            Children(name="children", label=_("Who told?"), among="pupils", sealed=True),
            Words(name="why", label=_("To whom, and what does the child fear?"), rows=3),
            Day(name="on", label=_("On which day?")),
        ),
    ),
    Act(
        step="remove-reporter",
        group=Group.FACTS,
        title=_("Take back that a child told"),
        told=_("Taken back: the child who told"),
        fixed={"layer": REPORTER},
        restricted=frozenset(flow.TRUSTED),
        fields=(
            Children(name="children", label=_("Which child?"), sealed=True),
            Words(name="why", label=_("How did the mistake come about?"), rows=3),
        ),
    ),
    Act(
        step="note-background",
        group=Group.CARE,
        title=_("Note something that only a few may read"),
        told=_("What this child needs"),
        lead=_("Only for special care that cannot be given without it. Leave it out if in doubt."),
        points=(
            _(
                "Committee, safeguarding lead, nurse-teacher, counsellor and principal read it;"
                " everybody else sees only that there is an entry."
            ),
            _("It stands in no list, no count, no report and no copy for others."),
            _("To tell this to others, also to the family, can do great harm. Ask the child."),
        ),
        restricted=frozenset(flow.FEW),
        fields=(
            Children(name="children", label=_("Which child?"), sealed=True),
            Choice(
                name="helps",
                label=_("Does writing this down help the child more than it could harm it?"),
                codes=((YES, _("Yes, it helps the child more")),),
                several=True,
                sealed=True,
            ),
            Choice(
                name="agreed",
                label=_("Does the child want it to be written down?"),
                codes=((YES, _("Yes, the child knows of it and wants it")),),
                several=True,
                sealed=True,
            ),
            Words(name="support", label=_("What does the child need, day by day?")),
            Words(name="circle", label=_("Who may know of it, as the child wishes?"), rows=2),
            Choice(
                name="care",
                label=_("Why does the child need it?"),
                hint=_("Leave this empty unless the child wants it to be known."),
                of="special-care",
                several=True,
                sealed=True,
                required=False,
            ),
        ),
    ),
    Act(
        step="let-in",
        group=Group.RECORD,
        title=_("Ask a colleague to help"),
        told=_("A colleague was asked to help"),
        lead=_("They can read the whole case from then on, except what only a few may read."),
        fixed={"why": "asked"},
        fields=(
            Staff(name="seated", label=_("Whom do you ask?"), role="seated", myself=False),
            Words(name="task", label=_("What do you ask them to do?"), rows=2),
        ),
    ),
)
