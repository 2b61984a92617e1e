"""Warnings that arrive from outside: on the net, from the press, from anybody."""

from django.utils.translation import gettext_lazy as _

from mamori.people.models import Post
from mamori.registers.acts.act import Act, Register
from mamori.registers.acts.complaints import NAMED, ON, WAYS
from mamori.ui.asking import Choice, Words

R = Post.Role
FROM = (
    ("sns", _("A post on the net")),
    ("press", _("A newspaper or broadcaster")),
    ("councillor", _("A member of a council")),
    ("guardian", _("Other guardians")),
    ("other", _("Somebody else")),
)
RESULTS = (
    ("act-now", _("True or likely: act now")),
    ("look-into", _("Not clear: look into it")),
    ("known", _("Known already, and being dealt with")),
    ("nothing", _("Nothing of ours; the reason is written down")),
)

REGISTER = Register(
    type="warning",
    title=_("Warnings from outside"),
    lead=_("What others see is written down, looked at the same day, and answered."),
    seats={
        R.PRINCIPAL: "leads",
        R.VICE_PRINCIPAL: "leads",
        R.DATA_PROTECTION_LEAD: "data",
        R.SAFEGUARDING_LEAD: "lead-complaints",
        R.BOARD_OFFICER: "board-of-it",
    },
    read="warning.read",
    first=Act(
        slug="new",
        kind="warning.received",
        title=_("Write down a warning from outside"),
        told=_("The warning"),
        verb="warning.record",
        lead=_("Where it came from, and what it says. Copy the words; take no account over."),
        questions=(
            ON,
            Choice(name="from", label=_("From where?"), codes=FROM),
            Words(name="source", label=_("Who says it, as far as you know"), rows=1,
                  required=False),
            Words(name="link", label=_("Address or place where it can be read"), rows=1,
                  required=False),
            Words(name="what", label=_("What does it say?")),
            NAMED,
        ),
    ),
    acts=(
        Act(
            slug="note",
            kind="entry.noted",
            title=_("Add or put right something"),
            told=_("Added"),
            verb="warning.note",
            questions=(
                Words(name="note", label=_("What is there to add, or what is right?")),
                NAMED,
            ),
        ),
        Act(
            slug="judge",
            kind="warning.judged",
            title=_("Decide what it means"),
            told=_("Decided"),
            verb="warning.judge",
            becomes="decided",
            questions=(
                Choice(name="result", label=_("What does it mean for us?"), codes=RESULTS),
                Words(name="why", label=_("Why, and who does what now?")),
            ),
        ),
        Act(
            slug="answer",
            kind="warning.answered",
            title=_("Tell whoever warned what became of it"),
            told=_("Whoever warned was told"),
            verb="warning.judge",
            becomes="closed",
            questions=(
                ON,
                Choice(name="way", label=_("By what means?"), codes=WAYS),
                Words(name="said", label=_("What did you tell them?")),
            ),
        ),
    ),
)  # fmt: skip
