"""The school's basic policy: its versions, who was heard, to whom it was explained."""

from django.utils.translation import gettext_lazy as _

from mamori.ui.asking import Choice, Words
from mamori.year.acts.act import Act, Group
from mamori.year.acts.work import ON

SECTIONS = (
    ("prevention", _("Prevention")),
    ("early-detection", _("Early detection")),
    ("early-response", _("Early response")),
    ("consultation", _("Talks with pupils")),
    ("guidance", _("Pupil guidance")),
    ("training", _("Training in school")),
)
MANUALS = (
    ("programme", _("Programme of the year")),
    ("manual-questionnaire", _("Manual for questionnaires")),
    ("manual-reporting", _("Manual for reporting")),
    ("manual-sharing", _("Manual for sharing what is known")),
    ("manual-response", _("Manual for the response")),
)
PARTS = (
    *(
        Words(name=code, label=words, rows=3, fills=code, required=False, at_times=True,
              heading=_("What it says") if code == "prevention" else "")
        for code, words in SECTIONS
    ),
    *(
        Words(name=code, label=words, rows=1, fills=code, required=False, at_times=True,
              heading=_("What goes with it, and where it is kept") if code == "programme" else "")
        for code, words in MANUALS
    ),
)  # fmt: skip
VOICES = (
    ("pupils", _("Pupils, who took an active part")),
    ("guardians", _("Guardians")),
    ("residents", _("People of the neighbourhood")),
    ("agencies", _("Agencies")),
)
AUDIENCE = (
    ("pupils", _("Pupils")),
    ("guardians", _("Guardians")),
    ("agencies", _("Agencies")),
)
OCCASIONS = (
    ("year-start", _("At the start of the school year")),
    ("enrolment", _("When somebody joined the school")),
    ("other", _("At another time")),
)
COVERS = (
    ("policy", _("What the policy says")),
    ("windows", _("Where to ask for help")),
    ("police-rule", _("That the school itself goes to the police where it may be a crime")),
)
PLACES = (("web", _("On the school's website")), ("paper", _("On paper, at the school")))

ACTS = (
    Act(
        slug="policy-drafted",
        kind="policy.drafted",
        group=Group.POLICY,
        title=_("Write a draft of the policy"),
        told=_("A draft of the policy"),
        verb="year.plan",
        lead=_("Each part has a box of its own, so that everybody sees what is still missing."),
        parts="parts",
        questions=(ON, *PARTS),
    ),
    Act(
        slug="voices-heard",
        kind="voices.heard",
        group=Group.POLICY,
        title=_("Write down who was heard about the policy"),
        told=_("Heard about the policy"),
        questions=(
            ON,
            Choice(name="of", label=_("Who was heard?"), codes=VOICES, several=True),
            Words(name="said", label=_("What did they say? Name nobody.")),
            Words(name="became", label=_("What became of it?"), rows=3, required=False),
        ),
    ),
    Act(
        slug="policy-adopted",
        kind="policy.adopted",
        group=Group.POLICY,
        title=_("Adopt a version of the policy"),
        told=_("The policy was adopted"),
        verb="year.lead",
        lead=_("The boxes hold the last version or draft. What you record is the new version."),
        parts="parts",
        questions=(ON, *PARTS),
    ),
    Act(
        slug="policy-published",
        kind="policy.published",
        group=Group.POLICY,
        title=_("Write down where the policy can be read"),
        told=_("The policy was published"),
        questions=(
            ON,
            Choice(name="where", label=_("Where?"), codes=PLACES, several=True),
            Words(name="address", label=_("Address or place"), rows=1),
        ),
    ),
    Act(
        slug="policy-explained",
        kind="policy.explained",
        group=Group.POLICY,
        title=_("Write down that the policy was explained"),
        told=_("The policy was explained"),
        questions=(
            ON,
            Choice(name="to", label=_("To whom?"), codes=AUDIENCE, several=True),
            Choice(name="occasion", label=_("When?"), codes=OCCASIONS, initial="year-start"),
            Choice(name="covers", label=_("What was in the material?"), codes=COVERS,
                   several=True, fills=True),
            Choice(name="classes", label=_("Which classes, or whose homes?"), of="classes",
                   several=True, required=False),
            Words(name="material", label=_("Which version of which material?"), rows=1),
        ),
    ),
    Act(
        slug="policy-reviewed",
        kind="policy.reviewed",
        group=Group.POLICY,
        title=_("Write down a review of the policy"),
        told=_("The policy was reviewed"),
        verb="year.plan",
        questions=(
            ON,
            Words(name="works", label=_("Does it work in this school? What does not?")),
            Words(name="changes", label=_("What is to be changed?"), rows=3, required=False),
        ),
    ),
)  # fmt: skip
