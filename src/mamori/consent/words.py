"""What can be asked for, where it would go, and how far an answer has come: codes and words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Channel:
    """Where something of a person would go.

    `place` is the scanner's. `whole`: the school has only one such place, so that a consent for
    it covers the place; else a release must say under which request it goes out.
    """

    says: str | Promise
    place: str
    whole: bool = False
    asks_party: bool = False


CHANNELS = {
    "web": Channel(_("The school's website"), "web", whole=True),
    "sns": Channel(_("The school's page on a social network"), "sns", whole=True),
    "newsletter": Channel(_("Newsletter to the parents"), "notice"),
    "notice-board": Channel(_("Notice-board at the school"), "notice"),
    "press": Channel(_("Newspaper, radio or television"), "third-party", asks_party=True),
    "third-party": Channel(_("A company, an app or somebody else"), "third-party", asks_party=True),
    "mail-home": Channel(_("Letter by ordinary mail to the parents"), "third-party"),
    "shown": Channel(_("Shown or copied to people who ask for it"), "third-party"),
}


@dataclass(frozen=True, slots=True)
class Data:
    """Something of a person, and the findings of the scanner that it covers."""

    says: str | Promise
    findings: tuple[str, ...]
    dpv: str


# A picture covers the finding `face`, yet the scanner never lets a face pass: whose it is, somebody
# must look. What no finder knows, such as a work, is for people to judge alone.
DATA = {
    "name": Data(_("Name"), ("person",), "Name"),
    "list": Data(_("Name in a list with others"), ("person-list", "person"), "Name"),
    "picture": Data(_("Picture or video in which one can be recognised"), ("face",), "Picture"),
    "work": Data(_("Something they made: a drawing, a text, a thesis"), (), "WorkHistory"),
    "birth-date": Data(_("Date of birth"), ("birth-date",), "BirthDate"),
    "contact": Data(_("Address, telephone number or e-mail address"), ("contact",), "Contact"),
    "marks": Data(_("Marks"), ("grade",), "EducationalExperience"),
}

REQUESTED, GIVEN, REFUSED, WITHDRAWN, EXPIRED = (
    "requested",
    "given",
    "refused",
    "withdrawn",
    "expired",
)
STATUSES = {
    REQUESTED: _("No answer yet"),
    GIVEN: _("Yes"),
    REFUSED: _("No"),
    WITHDRAWN: _("Taken back"),
    EXPIRED: _("Over"),
}
COLOURS = {
    GIVEN: "green",
    REFUSED: "orange",
    WITHDRAWN: "orange",
    REQUESTED: "grey",
    EXPIRED: "grey",
}
# As the Data Privacy Vocabulary calls them.
DPV_STATUSES = {
    REQUESTED: "ConsentRequested",
    GIVEN: "ConsentGiven",
    REFUSED: "ConsentRefused",
    WITHDRAWN: "ConsentWithdrawn",
    EXPIRED: "ConsentExpired",
}

PERSON, REPRESENTATIVE = "person", "representative"
SIDES = {PERSON: _("The person"), REPRESENTATIVE: _("Parent or guardian")}
WAYS = {
    "link": _("With the link"),
    "paper": _("On paper"),
    "word": _("Told to the school"),
}
