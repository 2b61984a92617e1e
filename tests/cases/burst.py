"""A process of its own that records signs through the pages until somebody kills it.

`prepare` makes a school, `burst` sends forms and prints the number of each that was acknowledged,
`look` prints what is there. Used by test_kill.py, which really kills it.
"""

import json
import os
import sys
import threading
import uuid

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "mamori.site.settings"
django.setup()

from django.core.management import call_command  # noqa: E402 -- Django must be set up first
from django.test import Client  # noqa: E402 -- likewise
from django.urls import reverse  # noqa: E402 -- likewise
from tests.factories import make_class, make_pupil, make_school, make_staff, sign_in  # noqa: E402 -- likewise

from mamori.cases.models import Case  # noqa: E402 -- likewise
from mamori.journal import queries  # noqa: E402 -- likewise
from mamori.people.models import Account, Person, Post  # noqa: E402 -- likewise

WRITERS = 2


def prepare() -> None:
    call_command("migrate", verbosity=0)
    school = make_school()
    room = make_class(school)
    make_pupil(school, "池田 結衣", room)
    make_staff(school, "担任", Post.Role.HOMEROOM, school_class=room)
    make_staff(school, "校長", Post.Role.PRINCIPAL, Post.Role.COMMITTEE)


def burst() -> None:
    threads = [threading.Thread(target=send_for_ever, daemon=True) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def send_for_ever() -> None:
    client = sign_in(Client(HTTP_HOST="localhost"), Account.objects.order_by("pk")[0])
    child = Person.objects.get(kind="pupil")
    while True:
        sign = uuid.uuid4()
        form = {
            "id": sign,
            "pupils": [child.pk],
            "words": f"sign {sign}",
            "noticed_at": "2026-11-20T10:15",
            "place": "in-school",
            "channel": "observation",
            "send": "1",
        }
        answer = client.post(reverse("cases:new_sign"), form)
        if answer.status_code != 302 or str(sign) not in answer["Location"]:
            tell({"refused": answer.status_code, "page": answer.content.decode()})
            os._exit(3)
        tell({"sign": str(sign)})


def tell(told: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def look() -> None:
    words = {}
    for case in Case.unguarded.all():
        for entry in queries.entries([case.stream], kinds=["sign.recorded"]):
            words[str(case.pk)] = (entry.words or {})["what"]
    broken = [b.seq for led in queries.ledgers() for b in queries.broken(led.pk)]
    halves = [
        case.stream
        for case in Case.unguarded.all()
        if not any(fact.kind == "sign.shared" for fact in queries.codes(case.stream))
    ]
    tell({"words": words, "broken": broken, "halves": halves})


if __name__ == "__main__":
    {"prepare": prepare, "burst": burst, "look": look}[sys.argv[1]]()
