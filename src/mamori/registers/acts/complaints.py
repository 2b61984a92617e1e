"""Complaints: whoever raises one is answered, without having to ask again."""

from django.utils.translation import gettext_lazy as _

from mamori.people.models import Post
from mamori.registers.acts.act import Act, Register
from mamori.ui.asking import Choice, Day, People, Words

R = Post.Role
ON = Day(name="on", label=_("On which day?"))
WAYS = (
    ("telephone", _("By telephone")),
    ("in-person", _("In person")),
    ("letter", _("By letter")),
    ("mail", _("By e-mail")),
    ("door", _("At the school's door")),
    ("other", _("In another way")),
)
FROM = (
    ("guardian", _("A guardian")),
    ("pupil", _("A pupil")),
    ("resident", _("Somebody of the neighbourhood")),
    ("staff", _("Somebody who works here")),
    ("unknown", _("Somebody unknown")),
)
ABOUT = (
    ("staff", _("What somebody of the staff said or did")),
    ("school", _("How the school does something")),
    ("data", _("What the school does with data or papers")),
)
YES_NO = (("yes", _("Yes")), ("no", _("No")))
READABLE = Choice(
    name="readable",
    label=_("May whoever complained read this?"),
    hint=_("They read it at the school's door, with the words of their receipt."),
    codes=YES_NO,
    initial="yes",
)
NAMED = People(
    name="named",
    label=_("Is it about somebody of the staff?"),
    hint=_("Choose them. They will not learn of this, and will never be able to see it."),
    part="named",
    required=False,
)

REGISTER = Register(
    type="complaint",
    title=_("Complaints"),
    lead=_(
        "Whoever raises something is told what became of it, without asking again. Whom a complaint"
        " is about cannot see it."
    ),
    seats={
        R.PRINCIPAL: "leads",
        R.VICE_PRINCIPAL: "leads",
        R.SAFEGUARDING_LEAD: "lead-complaints",
    },
    read="complaint.read",
    first=Act(
        slug="new",
        kind="complaint.received",
        title=_("Write down a complaint"),
        told=_("The complaint"),
        verb="complaint.record",
        lead=_("As it was said. Nothing is too small, and nothing is judged here."),
        points=(
            _("If a child was hurt, record a sign too: it reaches the committee at once."),
            _("Who is named, by you or in what was said, cannot open it."),
        ),
        questions=(
            ON,
            Choice(name="way", label=_("How did it arrive?"), codes=WAYS),
            Choice(name="from", label=_("From whom?"), codes=FROM),
            Choice(name="about", label=_("What is it about?"), codes=ABOUT),
            Words(name="what", label=_("What do they say?"), rows=6),
            Words(name="who", label=_("Name, and how they want to be reached"), rows=1,
                  required=False),
            NAMED,
        ),
    ),
    acts=(
        Act(
            slug="acknowledge",
            kind="complaint.acknowledged",
            title=_("Say that it arrived"),
            told=_("Told that it arrived"),
            verb="complaint.answer",
            questions=(
                ON,
                Choice(name="way", label=_("By what means?"), codes=WAYS),
                Words(name="said", label=_("What did you say about what happens next?"), rows=3),
            ),
        ),
        Act(
            slug="call",
            kind="call.noted",
            title=_("Write down a talk by telephone"),
            told=_("Talk by telephone"),
            verb="complaint.note",
            lead=_("The same day, while you remember the words."),
            questions=(
                ON,
                Words(name="time", label=_("At what time?"), rows=1),
                Words(name="who", label=_("Who spoke with whom?"), rows=1),
                Words(name="said", label=_("What was said?")),
                Words(name="agreed", label=_("What was agreed?"), rows=3, required=False),
                Choice(name="offered", label=_("Did you offer to go on in writing?"),
                       codes=YES_NO),
                READABLE,
            ),
        ),
        Act(
            slug="note",
            kind="entry.noted",
            title=_("Add or put right something"),
            told=_("Added"),
            verb="complaint.note",
            lead=_("What stands there already stays as it is; this stands beside it."),
            questions=(
                Words(name="note", label=_("What is there to add, or what is right?")),
                NAMED,
            ),
        ),
        Act(
            slug="decide",
            kind="complaint.decided",
            title=_("Decide what follows"),
            told=_("Decided"),
            verb="complaint.answer",
            becomes="decided",
            questions=(
                ON,
                Words(name="found", label=_("What did you find out, and from whom?"),
                      hint=_("Whoever complained does not read this part.")),
                Words(name="said", label=_("What was decided, and why?")),
                READABLE,
            ),
        ),
        Act(
            slug="answer",
            kind="complaint.answered",
            title=_("Answer whoever complained"),
            told=_("Answered"),
            verb="complaint.answer",
            lead=_("What you found out, what follows, and whom to ask further."),
            becomes="closed",
            fixed={"readable": "yes"},
            questions=(
                ON,
                Choice(name="way", label=_("By what means?"), codes=WAYS),
                Words(name="said", label=_("The answer"), rows=6),
                Words(name="reader", label=_("Who got or read it?"), rows=1),
            ),
        ),
    ),
)  # fmt: skip
