"""What tests about people share: sample rosters and a school to import them into."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.factories import make_school, make_staff, sign_in
from tests.samples import samples

from mamori.base import clock
from mamori.core.roster import Roster, read
from mamori.people.models import Post, School

NOON = datetime(2026, 4, 6, 3, tzinfo=UTC)  # Monday noon in Tokyo, the first day of school

Edit = Callable[[str, dict[str, str]], dict[str, str] | None]


@pytest.fixture
def noon() -> Iterator[datetime]:
    """Let it be the first day of school."""
    with clock.at(NOON):
        yield NOON


@pytest.fixture
def school(db: None, noon: datetime) -> School:
    return make_school("みほん市立みどり小学校")


@pytest.fixture
def office(school: School) -> Client:
    """Sign somebody of the school office in."""
    return sign_in(Client(), make_staff(school, "事務 恵子", Post.Role.OFFICE))


def send(client: Client, name: str, data: bytes, **more: str) -> HttpResponse:
    """Upload a file."""
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("people:import"), {"file": file, **more})


def edited(edit: Edit = lambda _name, row: row, package: str = "oneroster-1.2-jp") -> bytes:
    """Return a sample package as a zip, each line passed through `edit`; None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in sorted((samples() / package).glob("*.csv")):
            with path.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file)
                rows = [edit(path.stem, row) for row in reader]
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, reader.fieldnames or [])
            writer.writeheader()
            writer.writerows(row for row in rows if row is not None)
            archive.writestr(path.name, text.getvalue())
    return out.getvalue()


def roster(edit: Edit = lambda _name, row: row) -> Roster:
    """Return the Japanese sample as a roster, each line passed through `edit`."""
    return read(("roster.zip", edited(edit)))


@pytest.fixture
def sample() -> Roster:
    return roster()
