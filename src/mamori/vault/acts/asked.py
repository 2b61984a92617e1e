"""What several acts ask."""

from django.utils.translation import gettext_lazy as _

from mamori.people.models import Post
from mamori.ui.asking import Choice, Day, Until, Words
from mamori.vault.acts.act import Act

R = Post.Role
KEEPERS = dict.fromkeys(
    (R.PRINCIPAL, R.VICE_PRINCIPAL, R.DATA_PROTECTION_LEAD, R.ICT, R.OFFICE), "keeping"
)
YES_NO = (("yes", _("Yes")), ("no", _("No")))
ON = Day(name="on", label=_("On which day?"))
AGAIN = Until(
    name="again",
    label=_("When do you look at it again?"),
    hint=_("Your own day: the rules name none. On Today it stands as the school's own target."),
)
NO_SECRET = _("Write no password and no key, neither here nor anywhere else in Mamori.")
GONE = (
    ("moved", _("It was moved to another place on the list")),
    ("erased", _("It was erased")),
    ("destroyed", _("The thing itself was destroyed")),
    ("lost", _("It was lost or stolen")),
)


def noting(kind: str, verb: str) -> Act:
    """Return the act that adds something to a record."""
    return Act(
        slug="note",
        kind=kind,
        title=_("Add or put right something"),
        told=_("Added"),
        verb=verb,
        lead=_("What stands there already stays as it is; this stands beside it."),
        questions=(Words(name="note", label=_("What is there to add, or what is right?")),),
    )


def giving_up(verb: str) -> Act:
    """Return the act after which nothing is kept on a place, a device or a medium."""
    return Act(
        slug="give-up",
        kind="storage.given-up",
        title=_("Give it up: nothing is kept there any longer"),
        told=_("Given up"),
        verb=verb,
        ends=True,
        points=(
            _("Was it lost or stolen? Tell the data-protection lead at once, before you write."),
        ),
        questions=(
            ON,
            Choice(name="how", label=_("What became of what was there?"), codes=GONE),
            Words(name="why", label=_("How was that done, and by whom?"), rows=3),
        ),
    )


REVIEW = Act(
    slug="review-access",
    kind="access.reviewed",
    title=_("Write down who can open it"),
    told=_("Looked at who can open it"),
    verb="storage.check",
    lead=_("Look at the sharing of the place itself, not at what you remember of it."),
    questions=(
        ON,
        Words(name="who", label=_("Who can open what is kept there?"), rows=5,
              hint=_("Groups too, and whoever has the link or the key.")),
        Words(name="removed", label=_("Whose access did you take away?"), rows=2,
              required=False),
        Choice(name="left", label=_("Is there still somebody who can open it and must not?"),
               codes=YES_NO),
        AGAIN,
    ),
    is_well=lambda codes: codes.get("left") == "no",
)  # fmt: skip
