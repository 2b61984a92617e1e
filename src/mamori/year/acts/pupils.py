"""What the school does with its pupils in a year: lessons, events."""

from django.utils.translation import gettext_lazy as _

from mamori.ui.asking import Choice, Words
from mamori.year.acts.act import Act, Group
from mamori.year.acts.work import ON

WITH = (
    ("pupils", _("Pupils")),
    ("guardians", _("Guardians")),
    ("agencies", _("Agencies")),
    ("community", _("People of the neighbourhood")),
)
CLASSES = Choice(name="classes", label=_("Which classes?"), of="classes", several=True)
NO_CHILD = _("Name no child. What happened to somebody belongs into a sign.")

ACTS = (
    Act(
        slug="lesson-held",
        kind="lesson.held",
        group=Group.PUPILS,
        title=_("Write down a lesson"),
        told=_("Lesson"),
        points=(NO_CHILD,),
        questions=(
            ON,
            Choice(name="topic", label=_("Topic"), of="lesson-topics", several=True),
            Choice(name="themes", label=_("Themes of rights education"), of="rights-themes",
                   several=True, required=False),
            CLASSES,
            Words(name="held", label=_("What was done?"), rows=3),
            Choice(name="confirmed", label=_("How did the pupils confirm it?"),
                   of="lesson-confirmations", required=False),
        ),
    ),
    Act(
        slug="event-held",
        kind="event.held",
        group=Group.PUPILS,
        title=_("Write down an event"),
        told=_("Event"),
        points=(NO_CHILD,),
        questions=(
            ON,
            Choice(name="topic", label=_("What kind?"), of="event-topics", several=True),
            Choice(name="with", label=_("Who took part?"), codes=WITH, several=True),
            Words(name="held", label=_("What was done? If something was adopted, its words.")),
        ),
    ),
)  # fmt: skip
