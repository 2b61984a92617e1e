"""What is asked when a document is withdrawn, and what is done until nothing of it is left."""

from django.utils.translation import gettext_lazy as _

from mamori.registers.acts import Act
from mamori.registers.acts.complaints import ON, YES_NO
from mamori.ui.asking import Choice, Number, Until, Words

SEE, KEEP = "marks.see", "mark.keep"
REASONS = (
    ("secret", _("It asks for a password or another secret")),
    ("private", _("It asks for what belongs to the family")),
    ("unlawful", _("There is no basis for what it asks")),
    ("wrong", _("What it says is wrong")),
    ("other", _("Something else")),
)
STANDING, STOPGAP, LIFTED = "standing", "stopgap", "lifted"
HOLDING = (STANDING, STOPGAP)

FIRST = Act(
    slug="new",
    kind="withdrawal.recorded",
    title=_("Withdraw a document for good"),
    told=_("The document was withdrawn"),
    verb=KEEP,
    lead=_("A copy, also one that was dated or typed anew or photographed, is then refused."),
    points=(
        _("Of the text only a fingerprint is kept, from which nobody can read it."),
        _("All staff of the schools under your board read why. Name nobody."),
    ),
    questions=(
        Words(name="title", label=_("Its title"), rows=1),
        Choice(name="reason", label=_("What is wrong with it?"), codes=REASONS),
        Words(name="why", label=_("What happened, and why must it not come back?")),
        Words(name="source", label=_("Who made it, and from whom was it taken over?"), rows=2,
              required=False),
        Words(name="instead", label=_("What takes its place? Or: what to do instead"), rows=2,
              required=False),
        Choice(name="circulating", label=_("Are copies out?"), codes=YES_NO),
        Until(name="until", required=False,
              label=_("May what is out stay in use for a time? Until which day, at the latest?"),
              hint=_("Only where it cannot be called back at once. After that day it is due.")),
        Words(name="notice", rows=2, required=False,
              label=_("One sentence that all staff confirm, now and every school year"),
              hint=_("Newcomers too. For example: I ask no child for a password.")),
    ),
)  # fmt: skip
ACTS = (
    Act(
        slug="trace",
        kind="source.traced",
        title=_("Write down who made it and who copied it"),
        told=_("Where it came from"),
        verb=KEEP,
        lead=_("From the first version to this one: people by their posts, schools by name."),
        questions=(Words(name="source", label=_("Who took it over from whom, and when?")),),
    ),
    Act(
        slug="clear",
        kind="places.cleared",
        title=_("Write down where it was published and taken down"),
        told=_("Taken down"),
        verb=KEEP,
        lead=_("The website, shared folders, class pages: on the day on which it was withdrawn."),
        questions=(
            ON,
            Choice(name="found", label=_("Was it published anywhere?"), codes=YES_NO),
            Words(name="where", label=_("Where did you look, and what was taken down?")),
        ),
        only_in=HOLDING,
    ),
    Act(
        slug="count",
        kind="copies.counted",
        title=_("Count the copies"),
        told=_("Copies were counted"),
        verb=KEEP,
        lead=_("All of them so far: how many were handed out, how many are back or destroyed."),
        questions=(
            ON,
            Number(name="out", label=_("How many were handed out?")),
            Number(name="in", label=_("How many are back or destroyed?")),
        ),
        only_in=HOLDING,
    ),
    Act(
        slug="recalled",
        kind="recall.closed",
        title=_("Close the recall"),
        told=_("The recall was closed"),
        verb=KEEP,
        questions=(
            Words(name="how", label=_("What became of them? If some are missing: why it ends.")),
        ),
        only_in=HOLDING,
    ),
    Act(
        slug="stop-gap",
        kind="stopgap.set",
        title=_("Let what is out stay in use until a day"),
        told=_("A stop-gap"),
        verb=KEEP,
        becomes=STOPGAP,
        lead=_("A stop-gap ends by itself. On the day after, it is due to replace or recall it."),
        questions=(
            Until(name="until", label=_("Until which day, at the latest?")),
            Words(name="why", label=_("Why can it not be called back now?"), rows=3),
        ),
        only_in=HOLDING,
    ),
    Act(
        slug="replace",
        kind="replacement.named",
        title=_("Say what takes its place"),
        told=_("What takes its place"),
        verb=KEEP,
        questions=(
            Words(name="instead", label=_("What takes its place, and where is it?"), rows=3),
        ),
        only_in=HOLDING,
    ),
    Act(
        slug="explain",
        kind="return.explained",
        title=_("Write down why it came back"),
        told=_("Why it came back"),
        verb=KEEP,
        lead=_("What was not done the first time, and what is done now so that it does not again."),
        questions=(
            Words(name="why", label=_("How could it come back?")),
            Words(name="now", label=_("What is changed now, and by whom?"), rows=3),
        ),
        only_in=HOLDING,
    ),
    Act(
        slug="lift",
        kind="withdrawal.lifted",
        title=_("Lift the withdrawal"),
        told=_("Lifted"),
        verb=KEEP,
        becomes=LIFTED,
        lead=_("Only if withdrawing it was a mistake. Everything stays to be read."),
        questions=(Words(name="why", label=_("Why?"), rows=3),),
        only_in=HOLDING,
    ),
)  # fmt: skip
