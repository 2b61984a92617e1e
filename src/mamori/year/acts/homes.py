"""What the school tells homes and the neighbourhood in a year."""

from django.utils.translation import gettext_lazy as _

from mamori.ui.asking import Choice, Words
from mamori.year.acts.act import Act, Group
from mamori.year.acts.pupils import NO_CHILD
from mamori.year.acts.work import ON

TO = (("pupils", _("Pupils")), ("guardians", _("Guardians")), ("public", _("Everybody")))
HOW = (
    ("assembly", _("Told at an assembly or in class")),
    ("poster", _("Poster or card at school")),
    ("letter", _("Letter or newsletter")),
    ("meeting", _("Meeting with guardians")),
    ("web", _("The school's website")),
    ("other", _("In another way")),
)
HOMES = (
    ("guardians", _("Guardians")),
    ("pta", _("PTA")),
    ("community", _("Groups of the neighbourhood")),
)
MEETING = (
    ("class-meeting", _("Class or school meeting")),
    ("visits", _("Home visits or talks one by one")),
    ("newsletter", _("Newsletter")),
    ("gathering", _("Gathering of a group")),
    ("other", _("In another way")),
)
NET = (("net", _("Life on the net")), ("other", _("Something else")))

ACTS = (
    Act(
        slug="committee-known",
        kind="committee.made-known",
        group=Group.HOMES,
        title=_("Write down how the committee was made known"),
        told=_("The committee was made known"),
        lead=_("Who it is, how to reach it, and that it protects a child who speaks."),
        questions=(
            ON,
            Choice(name="to", label=_("To whom?"), codes=TO, several=True),
            Choice(name="how", label=_("By what means?"), codes=HOW, several=True),
            Words(name="said", label=_("What was said or shown?"), rows=3),
        ),
    ),
    Act(
        slug="windows-known",
        kind="window.published",
        group=Group.HOMES,
        title=_("Write down how the places to ask for help were made known"),
        told=_("The places to ask for help were made known"),
        lead=_("In school and outside, for pupils and for guardians."),
        questions=(ON, Words(name="said", label=_("What was shown, to whom, and how?"), rows=3)),
    ),
    Act(
        slug="briefing-held",
        kind="briefing.held",
        group=Group.HOMES,
        title=_("Write down a briefing of guardians"),
        told=_("Briefing of guardians"),
        lead=_("What you hand out stays at home."),
        points=(
            _(
                "No slip comes back: neither the rules of a home, nor its settings or filters, nor"
                " a password. Mamori has no field for them."
            ),
        ),
        questions=(
            ON,
            Choice(name="topic", label=_("What was it about?"), codes=NET, several=True,
                   initial="net"),
            Choice(name="with", label=_("For whom was it?"), codes=HOMES, several=True),
            Choice(name="points", label=_("Which points did it have?"), of="briefing-points",
                   several=True, required=False),
            Words(name="held", label=_("What was shown and handed out?"), rows=3),
        ),
    ),
    Act(
        slug="home-met",
        kind="home.met",
        group=Group.HOMES,
        title=_("Write down a meeting with homes or the neighbourhood"),
        told=_("Meeting with homes or the neighbourhood"),
        points=(NO_CHILD,),
        questions=(
            ON,
            Choice(name="with", label=_("Whom did you meet?"), codes=HOMES, several=True),
            Choice(name="how", label=_("By what means?"), codes=MEETING),
            Words(name="held", label=_("What was talked about?"), rows=3),
        ),
    ),
)  # fmt: skip
