"""The lists of this room, and what can be recorded in each (see ADR 0010)."""

from collections.abc import Mapping

from mamori.vault.acts import devices, material, media, places
from mamori.vault.acts.act import WANTING, WELL, Act, Shelf

__all__ = ["SHELVES", "WANTING", "WELL", "Act", "Shelf"]

SHELVES: Mapping[str, Shelf] = {
    one.type: one for one in (places.SHELF, devices.SHELF, media.SHELF, material.SHELF)
}
