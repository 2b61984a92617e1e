"""Devices on which records are opened or kept."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mamori.ui.asking import Choice, Words
from mamori.vault.acts.act import Act, Shelf
from mamori.vault.acts.asked import AGAIN, KEEPERS, NO_SECRET, ON, YES_NO, giving_up, noting

TYPES = (
    ("desktop", _("Desktop computer")),
    ("laptop", _("Laptop")),
    ("tablet", _("Tablet or telephone")),
    ("other", _("Another device")),
)
FIXED = (
    ("wire", _("With a cable lock")),
    ("built-in", _("It is built in, or bolted to something")),
    ("no", _("It is not fixed")),
)
MEASURES = (
    ("disk-encrypted", _("Its disk is encrypted")),
    ("screen-lock", _("Its screen locks by itself")),
    ("updates", _("It gets its updates")),
    ("protection", _("It is protected against harmful programs")),
    ("own-account", _("Everybody who uses it has an account of their own")),
)


def is_guarded(codes: Mapping[str, Any]) -> bool:
    """Say whether a check leaves nothing to put right: what only opens records need no wire."""
    return codes.get("enough") == "yes" and (
        codes.get("keeps") == "no" or codes.get("fixed") != "no"
    )


CHECK = Act(
    slug="check",
    kind="device.checked",
    title=_("Check how it is guarded"),
    told=_("Checked"),
    verb="device.check",
    lead=_("Do this with the device in front of you."),
    points=(NO_SECRET,),
    questions=(
        ON,
        Choice(name="fixed", label=_("How is it fixed against theft?"), codes=FIXED),
        Choice(name="keeps", label=_("Do records lie on it, or are they only opened on it?"),
               codes=(("yes", _("Records lie on it")), ("no", _("They are only opened on it")))),
        Choice(name="measures", label=_("What protects it?"), codes=MEASURES, several=True,
               required=False),
        Choice(name="enough", codes=YES_NO,
               label=_("Is that all that your security rules ask of it?")),
        Words(name="missing", label=_("What is missing, and who sees to it?"), rows=2,
              required=False),
        AGAIN,
    ),
    is_well=is_guarded,
)  # fmt: skip
SHELF = Shelf(
    type="device",
    stream="storage",
    title=_("Devices"),
    lead=_("Computers and tablets on which records are opened or kept."),
    none=_("No device is listed yet that you may see."),
    seats=KEEPERS,
    read="storage.read",
    own=True,
    first=Act(
        slug="new",
        kind="device.listed",
        title=_("List a device"),
        told=_("Listed"),
        verb="device.list",
        questions=(
            Choice(name="type", label=_("What kind of device is it?"), codes=TYPES),
            Words(name="name", label=_("Its name or the number on its label"), rows=1),
            Words(name="room", label=_("Where does it stand, and who uses it?"), rows=1),
        ),
    ),
    acts=(CHECK, noting("storage.noted", "device.check"), giving_up("device.check")),
)
