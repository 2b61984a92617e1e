"""Media outside a computer: refused, but for the few that are admitted for long keeping (T-17)."""

from django.utils.translation import gettext_lazy as _

from mamori.ui.asking import Choice, Words
from mamori.vault.acts.act import Act, Shelf
from mamori.vault.acts.asked import AGAIN, KEEPERS, NO_SECRET, ON, REVIEW, giving_up, noting

PURPOSES = (
    ("long-keeping", _("To keep something for a long time")),
    ("other", _("For anything else, such as taking files along")),
)
CONDITIONS = Choice(
    name="conditions",
    label=_("Which of these is true?"),
    codes=(
        ("encrypted", _("The medium itself is encrypted")),
        ("locked-cabinet", _("It stands in a locked cabinet")),
    ),
    several=True,
    fills=True,
    required=False,
    at_times=True,
)

SHELF = Shelf(
    type="medium",
    stream="storage",
    title=_("Media for long keeping"),
    lead=_("Sticks, discs and tapes that were let in as an exception. All others are shut out."),
    none=_("There is none: nothing is kept on a medium that can be carried away."),
    seats=KEEPERS,
    read="storage.read",
    first=Act(
        slug="new",
        kind="medium.admitted",
        title=_("Let a medium be used"),
        told=_("Admitted"),
        verb="storage.list",
        lead=_("An exception: for long keeping, encrypted, and in a locked cabinet."),
        points=(NO_SECRET,),
        questions=(
            Words(name="name", label=_("Its name or the number on its label"), rows=1),
            Choice(name="purpose", label=_("What is it for?"), codes=PURPOSES, fills=True),
            CONDITIONS,
            Words(name="encrypted-with", label=_("What is it encrypted with?"), rows=1,
                  required=False, at_times=True),
            Words(name="cabinet", label=_("In which cabinet, in which room?"), rows=1,
                  required=False, at_times=True),
            Words(name="key-holder", label=_("Who has the key of the cabinet?"), rows=1,
                  required=False, at_times=True),
            Words(name="volume", label=_("How does a computer recognise it?"), rows=1,
                  required=False,
                  hint=_("The UUID of its file system. Mamori names it where it refuses to write "
                         "there, and writes there once it stands here.")),
            AGAIN,
        ),
    ),
    acts=(
        Act(
            slug="check",
            kind="medium.checked",
            title=_("Check the medium"),
            told=_("Checked"),
            verb="storage.check",
            lead=_("Do this at the cabinet."),
            questions=(
                ON,
                CONDITIONS,
                Words(name="missing", label=_("What is missing, and who sees to it?"), rows=2,
                      required=False),
                AGAIN,
            ),
            is_well=lambda codes: {"encrypted", "locked-cabinet"} <= {*codes.get("conditions", ())},
        ),
        REVIEW,
        noting("storage.noted", "storage.check"),
        giving_up("storage.check"),
    ),
)  # fmt: skip
