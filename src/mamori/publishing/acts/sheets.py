"""What a sheet is asked before it goes out, and what is recorded of it afterwards.

Who may do what in which state stands in `flow.py`; what an approval needs, in the packs.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from mamori.registers.acts import Act
from mamori.registers.acts.complaints import ON
from mamori.ui.asking import Choice, People, Until, Words

SEE = "sheets.see"
HOME, SHOW, HAND_IN = "keep-at-home", "show", "hand-in"
MODES = (
    (HOME, _("It stays at home; nothing comes back")),
    (SHOW, _("It is shown, and taken home again")),
    (HAND_IN, _("It is handed in")),
)
FAMILY, HEALTH, INSURANCE, MONEY, ACCOUNTS = "family", "health", "insurance", "money", "accounts"
TOUCHES = (
    (FAMILY, _("Life in the family, rules at home")),
    (HEALTH, _("Illness, health, medicines")),
    (INSURANCE, _("Health insurance")),
    (MONEY, _("Money")),
    (ACCOUNTS, _("Accounts, devices, signing in")),
)
# These go only through the hands of staff who are named (NER-27 to 30).
CAREFUL = frozenset({HEALTH, INSURANCE, MONEY})
DIRECT, ENVELOPE, DIGITAL, ROW = "direct", "envelope", "digital", "row"
COLLECTIONS = (
    (DIRECT, _("Each hands it to a member of staff")),
    (ENVELOPE, _("In a closed envelope, to a member of staff")),
    (DIGITAL, _("Through the school's own system")),
    (ROW, _("Passed forward through the rows")),
)
ORDERED = (
    ("school", _("Nobody: the school wants it itself")),
    ("board", _("The board of education")),
    ("superintendent", _("The superintendent")),
    ("other", _("Somebody else")),
)
WAYS = (
    ("letter", _("With the letter that Mamori prints, or one like it")),
    ("meeting", _("At a meeting")),
    ("message", _("With the school's messages to families")),
)
MONEY_WAYS = (("cash", _("In cash")), ("cashless", _("Without cash")))
CLASSES = Choice(name="classes", label=_("Which classes?"), of="classes", several=True)

FIRST = Act(
    slug="new",
    kind="sheet.drafted",
    title=_("Have a sheet checked before it is handed out"),
    told=_("Handed in to be checked"),
    verb=SEE,
    lead=_("A form, a leaflet, a survey: before the first copy leaves the school."),
    points=(
        _("A sheet that asks for a password, a PIN or another secret is refused."),
        _("Another person than you approves it."),
    ),
    questions=(
        Words(name="title", label=_("Its title"), rows=1),
        Words(name="purpose", label=_("What is it for? As families should read it"), rows=3,
              fills="purpose"),
        Choice(name="mode", label=_("What becomes of it?"), codes=MODES, initial=HOME,
               hint=_("What belongs to the family stays with the family.")),
        Choice(name="touches", label=_("Is it about one of these?"), codes=TOUCHES, several=True,
               required=False),
        Words(name="reason", label=_("Why must it be handed in? On which basis?"), rows=2,
              required=False, at_times=True,
              heading=_("Only if it is handed in")),
        Choice(name="collection", label=_("How does it come back?"), codes=COLLECTIONS,
               required=False),
        People(name="handlers", part="sealed", required=False,
               label=_("Who takes it in, and may handle it? Only staff"),
               hint=_("Needed for health, insurance and money. No PTA, no other parents.")),
        Words(name="store", label=_("Where is it kept, and who has the key?"), rows=1,
              required=False, at_times=True),
        Until(name="until", label=_("On which day is it destroyed or given back?"),
              required=False),
        Words(name="risk", rows=2, required=False, at_times=True, fills="risk",
              label=_("What does the school take upon itself by holding it?"),
              hint=_("For example: a suspicion when an account is misused; a loss on the way.")),
        Choice(name="ordered", label=_("Who ordered it?"), codes=ORDERED, initial="school",
               heading=_("Who answers for it"), fills=False),
        Words(name="instruction", label=_("Number and date of the instruction"), rows=1,
              required=False, at_times=True),
        Words(name="owner", label=_("Who answers for it? The post"), rows=1, fills="owner"),
        Words(name="source", label=_("From which model or sheet was it taken over?"), rows=1,
              required=False),
    ),
)  # fmt: skip
_ACTS = (
    Act(
        slug="return",
        kind="sheet.returned",
        title=_("Give it back to be changed"),
        told=_("Given back"),
        verb=SEE,
        questions=(Words(name="why", label=_("What is to be changed?"), rows=3),),
    ),
    Act(
        slug="approve",
        kind="sheet.approved",
        title=_("Approve it"),
        told=_("Approved"),
        verb=SEE,
        lead=_("With your name it may be handed out as it is, and not otherwise."),
        questions=(
            Words(name="note", label=_("Anything to bear in mind?"), rows=2, required=False),
        ),
    ),
    Act(
        slug="explain",
        kind="sheet.explained",
        title=_("Write down how guardians were told what it is for"),
        told=_("Guardians were told what it is for"),
        verb=SEE,
        questions=(
            ON,
            Choice(name="way", label=_("By what means?"), codes=WAYS),
            CLASSES,
            Words(name="said", label=_("What was said, and to whom else did it go?"), rows=3),
        ),
    ),
    Act(
        slug="use",
        kind="sheet.used",
        title=_("Hand it out"),
        told=_("Handed out"),
        verb=SEE,
        questions=(CLASSES,),
    ),
    Act(
        slug="ask",
        kind="sheet.asked-about",
        title=_("Write down that a guardian asks what it is for"),
        told=_("A guardian asked"),
        verb=SEE,
        questions=(ON, Words(name="what", label=_("What do they want to know?"), rows=3)),
    ),
    Act(
        slug="answer",
        kind="sheet.answered",
        title=_("Write down what was answered"),
        told=_("Answered"),
        verb=SEE,
        questions=(ON, Words(name="said", label=_("What was explained?"), rows=3)),
    ),
    Act(
        slug="attend",
        kind="reception.attended",
        title=_("Sign that you were there while it was received"),
        told=_("A member of staff was there"),
        verb=SEE,
        lead=_("Your own name is written down. Nobody signs for another."),
        questions=(
            ON,
            Words(name="hours", label=_("From when to when?"), rows=1),
            Words(name="where", label=_("Where?"), rows=1),
        ),
    ),
    Act(
        slug="count-money",
        kind="money.counted",
        title=_("Write down money that you received"),
        told=_("Money was received"),
        verb=SEE,
        questions=(
            ON,
            Choice(name="way", label=_("By what means?"), codes=MONEY_WAYS),
            Words(name="amount", label=_("How much, from how many?"), rows=1),
            Words(name="where", label=_("Where is it kept now? Or: which receipt?"), rows=1),
        ),
    ),
    Act(
        slug="end",
        kind="sheet.ended",
        title=_("The collection is over"),
        told=_("Over"),
        verb=SEE,
        questions=(
            Words(name="note", label=_("Anything to bear in mind?"), rows=2, required=False),
        ),
    ),
    Act(
        slug="destroy",
        kind="collection.destroyed",
        title=_("Write down that it was destroyed or given back"),
        told=_("Destroyed or given back"),
        verb=SEE,
        questions=(ON, Words(name="how", label=_("What, how, and by whom?"), rows=3)),
    ),
)  # fmt: skip
ACTS: Mapping[str, Act] = {act.slug: act for act in _ACTS}
