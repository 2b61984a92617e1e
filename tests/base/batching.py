"""Two tables to store in by batches, and a process of its own that does so until it is killed.

`prepare` makes the tables, `burst` stores sheets from many threads and prints the number of each
that was acknowledged, `look` prints the numbers that are there, of those that are whole.
"""

import os
import sys
import threading
import uuid

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mamori.site.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 -- Django must be set up first
from django.db import connection, models  # noqa: E402 -- likewise

from mamori.base.batches import Once, store  # noqa: E402 -- likewise

WRITERS = 16


class Ticket(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    used = models.BooleanField(default=False)

    class Meta:
        app_label = "batching"  # of no room: the tables are made by hand

    def __str__(self) -> str:
        return str(self.pk)


class Sheet(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.BinaryField()
    receipt = models.BinaryField(unique=True)

    class Meta:
        app_label = "batching"

    def __str__(self) -> str:
        return str(self.pk)


class Slip(models.Model):
    """The second row of a sheet: there with it, or neither is."""

    id = models.UUIDField(primary_key=True)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="+")

    class Meta:
        app_label = "batching"

    def __str__(self) -> str:
        return str(self.pk)


TABLES = (Ticket, Sheet, Slip)


def make_tables() -> None:
    with connection.schema_editor() as editor:
        for model in TABLES:
            editor.create_model(model)


def make_sheet(number: uuid.UUID | None = None, receipt: bytes | None = None) -> tuple[Sheet, Slip]:
    number = number or uuid.uuid4()
    sheet = Sheet(id=number, words=os.urandom(300), receipt=receipt or number.bytes)
    return sheet, Slip(id=number, sheet_id=number)


def prepare() -> None:
    call_command("migrate", verbosity=0)
    make_tables()


def burst() -> None:
    for _ in range(WRITERS):
        threading.Thread(target=store_for_ever).start()


def store_for_ever() -> None:
    while True:
        ticket = Ticket()
        store(ticket)
        sheet = make_sheet()
        store(*sheet, once=Once(Ticket, ticket.pk, "used"))
        sys.stdout.write(f"{sheet[0].pk}\n")
        sys.stdout.flush()


def look() -> None:
    whole = set(Slip.objects.values_list("pk", flat=True))
    halves = set(Sheet.objects.values_list("pk", flat=True)) ^ whole
    unmarked = Ticket.objects.filter(used=True).count() - len(whole)
    print(len(halves), unmarked, *whole, sep="\n")  # noqa: T201 -- what the test reads


if __name__ == "__main__":
    {"prepare": prepare, "burst": burst, "look": look}[sys.argv[1]]()
