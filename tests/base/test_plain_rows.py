"""A row is stored just as Django would store it, only without being asked field by field."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import connection, models
from tests.base.batching import Sheet, Slip, Ticket

from mamori.base.plain_rows import key, plain

NUMBER = uuid.UUID("0a4f2b8c-3d61-4e5f-9a7b-1c2d3e4f5a6b")


class Kinds(models.Model):
    """Of no table: what is not stored as it stands."""

    day = models.DateField()
    at = models.DateTimeField(auto_now=True)
    words = models.JSONField()
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=9)

    class Meta:
        app_label = "batching"

    def __str__(self) -> str:
        return str(self.pk)


ROWS = (
    Ticket(id=NUMBER, used=True),
    Ticket(id=str(NUMBER), used=False),
    Sheet(id=NUMBER, words=b"abc", receipt=memoryview(b"def")),
    Slip(id=NUMBER, sheet_id=NUMBER),
    Slip(id=NUMBER, sheet_id=str(NUMBER)),
    Kinds(id=7, day=datetime(2026, 4, 6, tzinfo=UTC).date(), words={"a": [1]}, name="x"),
    Kinds(id=8, day="2026-04-06", words=None, sheet_id=NUMBER),
)


def readable(value: object) -> object:
    """Make what an engine is given comparable."""
    return bytes(value) if isinstance(value, memoryview) else getattr(value, "obj", value)


@pytest.mark.django_db
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{type(row).__name__}-{row.pk!r}")
def test_a_row_is_stored_as_django_stores_it(row: models.Model) -> None:
    number, values = plain(row)
    fields = row._meta.local_concrete_fields
    known = row.__dict__.get("at")
    wanted = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    if known:  # the moment of each of the two
        place = next(at for at, field in enumerate(fields) if field.attname == "at")
        assert values.pop(place)
        wanted.pop(place)
    assert list(map(readable, values)) == list(map(readable, wanted))
    assert number == key(type(row), row.pk) == row._meta.pk.get_db_prep_save(row.pk, connection)
