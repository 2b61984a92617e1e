"""Acts of this part of the room."""

from mamori.cases.acts.act import Act

ACTS: tuple[Act, ...] = ()
