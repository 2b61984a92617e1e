"""What the committee and the staff do in a year: review, targets, training, partners."""

from django.utils.translation import gettext_lazy as _

from mamori.ui.asking import Choice, Day, People, Words
from mamori.year.acts.act import Act, Group

ON = Day(name="on", label=_("On which day?"))
# What a target can be about. The number of cases is not among them, on purpose: a school that
# counts little has not seen it, and the policy weighs how cases are handled.
AIMS = (
    ("sharing", _("Signs reach the committee the same day")),
    ("answering", _("Every child that asks for help gets an answer")),
    ("teaching", _("Every class has had its lessons")),
    ("training", _("All staff have been trained")),
    ("known", _("Pupils and guardians know the committee and dare to speak")),
    ("care", _("Children who were hurt are watched over until they are well")),
    ("other", _("Something else in how we work")),
)
WHERE = (("school", _("In our school")), ("city", _("Held by the city, a board or an association")))

PLAN = Act(
    slug="plan-adopted",
    kind="plan.adopted",
    group=Group.PLAN,
    title=_("Make the plan of the year"),
    told=_("The plan of the year was adopted"),
    verb="year.plan",
    lead=_("What the school does against bullying this year, month by month, and who does it."),
    yearly=True,
    parts="covers",
    questions=(
        ON,
        People(
            name="behind", label=_("Who adopts it?"), of="committee", part="behind", myself=True
        ),
    ),
)
ACTS = (
    PLAN,
    Act(
        slug="plan-reviewed",
        kind="plan.reviewed",
        group=Group.PLAN,
        title=_("Review the plan of the year"),
        told=_("The plan of the year was reviewed"),
        verb="year.plan",
        lead=_("What was done, what was not, and what the school changes because of it."),
        yearly=True,
        questions=(
            ON,
            Words(name="went", label=_("How did it go?")),
            Words(name="changes", label=_("What do you change?"), rows=3),
            People(name="behind", label=_("Who reviewed it?"), of="committee", part="behind",
                   myself=True),
        ),
    ),
    Act(
        slug="target-set",
        kind="target.set",
        group=Group.PLAN,
        title=_("Set targets for the year"),
        told=_("Targets were set"),
        verb="year.plan",
        lead=_(
            "Targets are about how the school works. A low number of cases is no target: it rewards"
            " looking away."
        ),
        yearly=True,
        questions=(
            ON,
            Choice(name="aims", label=_("What are the targets about?"), codes=AIMS, several=True),
            Words(name="targets", label=_("The targets, and how you will see that they are met")),
        ),
    ),
    Act(
        slug="target-evaluated",
        kind="target.evaluated",
        group=Group.PLAN,
        title=_("Evaluate the targets"),
        told=_("The targets were evaluated"),
        verb="year.plan",
        yearly=True,
        questions=(
            ON,
            Words(name="results", label=_("How far were the targets met?")),
            Words(name="changes", label=_("What will be better next time?"), rows=3),
        ),
    ),
    Act(
        slug="training-held",
        kind="training.held",
        group=Group.STAFF,
        title=_("Write down a training"),
        told=_("Training of staff"),
        lead=_("Also what you learn for yourself: a course, a book, a visit to another school."),
        questions=(
            ON,
            Choice(name="topic", label=_("What was it about?"), of="training-topics",
                   several=True),
            Choice(name="where", label=_("Where?"), codes=WHERE, initial="school"),
            People(name="people", label=_("Who took part?"), myself=True),
            Words(name="held", label=_("What was done?"), rows=3),
            Words(name="material", label=_("Material (if any)"), rows=1, required=False,
                  at_times=True),
        ),
    ),
    Act(
        slug="liaison-held",
        kind="liaison.held",
        group=Group.HOMES,
        title=_("Write down a meeting with other agencies"),
        told=_("Meeting with agencies"),
        lead=_("What was agreed between the institutions. Nothing about any one child."),
        questions=(
            ON,
            Choice(name="agency", label=_("Whom did you meet?"), of="agencies", several=True),
            Words(name="agreed", label=_("What was talked about and agreed?")),
        ),
    ),
)  # fmt: skip
