"""Places on the net: file servers, clouds, learning platforms."""

from django.utils.translation import gettext_lazy as _

from mamori.ui.asking import Choice, Number, Words
from mamori.vault.acts.act import Act, Shelf
from mamori.vault.acts.asked import AGAIN, KEEPERS, NO_SECRET, ON, REVIEW, giving_up, noting

OTHER = (("other", _("Another place")),)
FOUND = (
    Number(name="with", label=_("Accounts with two steps")),
    Number(name="without", label=_("Accounts with one step")),
    Number(name="unclear", label=_("Accounts the list says nothing about")),
    Words(name="one-step", label=_("Whom to help with the second step"), rows=4),
    Words(name="not-told", label=_("Ask whether these have a second step"), rows=4),
)

SIGN_IN = Act(
    slug="sign-in",
    kind="sign-in.checked",
    title=_("See which accounts sign in with two steps"),
    told=_("Looked at who signs in with two steps"),
    verb="storage.check",
    lead=_("Hand in the list that the place gives its administrator. The file is not kept."),
    points=(
        _("Google: Directory, Users, Download users. Microsoft: user registration details."),
        _("Or any list with a column of accounts and a column that says yes or no."),
    ),
    questions=(ON, AGAIN),
    tells=FOUND,
    is_well=lambda codes: codes.get("without") == "0" and codes.get("unclear") == "0",
)
SHELF = Shelf(
    type="place",
    stream="storage",
    title=_("Places"),
    lead=_("File servers, clouds and learning platforms in which records are kept."),
    none=_("No place is listed yet."),
    seats=KEEPERS,
    read="storage.read",
    first=Act(
        slug="new",
        kind="place.listed",
        title=_("List a place"),
        told=_("Listed"),
        verb="storage.list",
        questions=(
            Choice(name="place", label=_("Which place is it?"), of="places", codes=OTHER),
            Words(name="name", label=_("Its name, as people here know it"), rows=1),
            Words(name="owner", label=_("Who looks after it?"), rows=1),
            Words(name="guide", label=_("Where is its guide?"), rows=1, required=False),
        ),
    ),
    acts=(
        Act(
            slug="read-guide",
            kind="guide.read",
            title=_("Write down that its guide was read and followed"),
            told=_("The guide was read and followed"),
            verb="storage.check",
            questions=(
                ON,
                Words(name="which", label=_("Which guide, and which version?"), rows=1),
                Words(name="done", label=_("What was set up because of it?"), rows=3),
            ),
            points=(NO_SECRET,),
        ),
        SIGN_IN,
        REVIEW,
        noting("storage.noted", "storage.check"),
        giving_up("storage.check"),
    ),
)
