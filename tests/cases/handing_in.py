"""Handing in pictures and papers on the screens of a case, for tests."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cases.doing import record
from tests.factories import sign_in

from mamori.cases.evidence import Evidence, files_in
from mamori.cases.models import Case
from mamori.journal.queries import entries
from mamori.people.models import Account


def sent(name: str, body: bytes) -> SimpleUploadedFile:
    """Return a file as a browser sends it; what it calls the file proves nothing."""
    return SimpleUploadedFile(name, body, "application/octet-stream")


def hand_in(by: Account, case: Case, *files: SimpleUploadedFile, shows: str = "画面の写真") -> Any:
    """Send files as somebody, on the page for them."""
    return record(by, case, "add-evidence", files=list(files), shows=shows)


def kept(case: Case) -> list[Evidence]:
    """Return the files of a case, oldest first."""
    return [
        file
        for entry in entries([case.stream], kinds=["evidence.added"])
        for file in files_in(entry)
    ]


def handed_in(by: Account, case: Case, name: str, body: bytes) -> UUID:
    """Hand in one file and return what it is found by."""
    assert hand_in(by, case, sent(name, body)).status_code == 302
    return UUID(kept(case)[-1].id)


def get(by: Account, case: Case, file: UUID, tail: str = "") -> Any:
    """Ask for a file, as somebody."""
    return sign_in(Client(), by).get(f"/cases/{case.pk}/files/{file}/{tail}")


def on_disk(data: Path) -> list[Path]:
    """Return every file below a folder."""
    return [path for path in data.rglob("*") if path.is_file()]
