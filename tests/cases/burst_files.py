"""A process of its own that hands in files through the pages until somebody kills it.

`burst` sends forms and prints the sum of each file that was acknowledged; `look` prints which of
them open, and how many lie on the disk that no entry names.
"""

import hashlib
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "mamori.site.settings"
django.setup()

from django.conf import settings  # noqa: E402 -- Django must be set up first
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402 -- likewise
from django.test import Client  # noqa: E402 -- likewise
from tests.cases import burst  # noqa: E402 -- likewise
from tests.factories import sign_in  # noqa: E402 -- likewise

from mamori.base import files  # noqa: E402 -- likewise
from mamori.cases.actions import evidence  # noqa: E402 -- likewise
from mamori.cases.evidence import files_in, opened  # noqa: E402 -- likewise
from mamori.cases.models import Case  # noqa: E402 -- likewise
from mamori.journal.queries import entries  # noqa: E402 -- likewise
from mamori.people.models import Account, Person  # noqa: E402 -- likewise

WORDS = b"PLANTED, said in a chat\n"
LARGE = 120_000  # times the words: some chunks on the disk before the entry is written


def prepare() -> None:
    burst.prepare()
    client = sign_in(Client(HTTP_HOST="localhost"), Account.objects.order_by("pk")[0])
    child = Person.objects.get(kind="pupil")
    form = {
        "id": "8e2f6a52-6a0b-4f0b-9d0e-0f0f0f0f0f0f",
        "pupils": [child.pk],
        "words": "sign",
        "noticed_at": "2026-11-20T10:15",
        "place": "in-school",
        "channel": "observation",
        "send": "1",
    }
    assert client.post("/signs/new/", form).status_code == 302


def send_for_ever() -> None:
    client = sign_in(Client(HTTP_HOST="localhost"), Account.objects.order_by("pk")[0])
    case = Case.unguarded.get()
    while True:
        body = os.urandom(8).hex().encode() + WORDS * LARGE
        sent = SimpleUploadedFile("talk.txt", body)
        form = {"send": "1", "shows": "chat", "files": [sent]}
        answer = client.post(f"/cases/{case.pk}/record/add-evidence/", form)
        if answer.status_code != 302:
            burst.tell({"refused": answer.status_code})
            os._exit(3)
        burst.tell({"sum": hashlib.sha256(body).hexdigest()})


def look() -> None:
    case = Case.unguarded.get()
    found = [file for e in entries([case.stream], kinds=["evidence.added"]) for file in files_in(e)]
    sums = [hashlib.sha256(b"".join(opened(file, case.school_id))).hexdigest() for file in found]
    assert sums == [file.sha256 for file in found]
    files.LEFT_AFTER = 0
    folder = settings.MAMORI_DATA / "files"
    planted = [
        p.name for p in settings.MAMORI_DATA.rglob("*") if p.is_file() and WORDS in p.read_bytes()
    ]
    swept = evidence.tidy() + files.sweep(files.COMING)
    left = sum(path.is_file() for path in folder.rglob("*"))
    burst.tell({"sums": sums, "planted": planted, "swept": swept, "nameless": left - len(found)})


if __name__ == "__main__":
    {"prepare": prepare, "burst": send_for_ever, "look": look}[sys.argv[1]]()
