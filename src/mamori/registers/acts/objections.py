"""A member of staff says stop to a form or an order: it rests until somebody else decides."""

from django.utils.translation import gettext_lazy as _

from mamori.access.rules import STAFF
from mamori.people.models import Post
from mamori.registers.acts.act import Act, Register
from mamori.registers.acts.complaints import ON
from mamori.ui.asking import Choice, People, Words

R = Post.Role
WHAT = (
    ("form", _("A form, a slip or a questionnaire")),
    ("order", _("An order or a request to collect something")),
)
RESULTS = (
    ("stopped", _("It stays stopped, and what was collected is given back or destroyed")),
    ("changed", _("It is changed first, and goes on after that")),
    ("goes-on", _("It goes on as it is")),
)

REGISTER = Register(
    type="objection",
    title=_("Stopped forms and orders"),
    lead=_(
        "Whoever works here can say stop. Until somebody else has decided, nothing is handed out,"
        " collected or kept of it."
    ),
    seats=dict.fromkeys(sorted(STAFF), "everybody") | {R.BOARD_OFFICER: "board-of-it"},
    read="objection.read",
    first=Act(
        slug="new",
        kind="objection.raised",
        title=_("Say stop to a form or an order"),
        told=_("Stopped"),
        verb="objection.raise",
        lead=_("You need not be sure. A doubt is enough, and nobody is blamed for it."),
        points=(
            _("From the moment you send this, it rests, and all the staff can see that."),
            _("Somebody else than you, and than who ordered it, decides."),
        ),
        questions=(
            Choice(name="what", label=_("A form, or an order?"), codes=WHAT, initial="form"),
            Words(name="which", label=_("Which one? Its title, or what it asks for"), rows=1),
            Words(name="why", label=_("What worries you about it?")),
            People(name="ordered", label=_("Who ordered it, if you know?"), part="sealed",
                   required=False),
        ),
    ),
    acts=(
        Act(
            slug="note",
            kind="entry.noted",
            title=_("Add or put right something"),
            told=_("Added"),
            verb="objection.raise",
            questions=(Words(name="note", label=_("What is there to add, or what is right?")),),
        ),
        Act(
            slug="decide",
            kind="objection.decided",
            title=_("Decide about it"),
            told=_("Decided"),
            verb="objection.decide",
            becomes="closed",
            only_in=("open",),
            by_another=True,
            lead=_("All the staff can read what you decide, and why."),
            questions=(
                ON,
                Choice(name="result", label=_("What follows?"), codes=RESULTS),
                Words(name="why", label=_("Why? What is done with what was collected already?")),
            ),
        ),
    ),
)  # fmt: skip
