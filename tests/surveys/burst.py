"""A process of its own to which a school answers through the pages until somebody kills it.

`prepare` makes a school, `codes` opens a questionnaire and prints its codes, `burst` answers and
prints the code and words of each answer that was acknowledged, `note` notes those that worry and
prints a line after each, `look` prints what is there. Used by test_kill.py, which really kills it.
"""

import json
import os
import re
import sys
import threading
import uuid
from queue import SimpleQueue
from unittest.mock import patch

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "mamori.site.settings"
django.setup()

from django.core.management import call_command  # noqa: E402 -- Django must be set up first
from django.test import Client  # noqa: E402 -- likewise
from django.urls import reverse  # noqa: E402 -- likewise
from tests.surveys import school as made  # noqa: E402 -- likewise

from mamori.journal import queries  # noqa: E402 -- likewise
from mamori.surveys.actions import noting  # noqa: E402 -- likewise
from mamori.surveys.actions.sheets import print_codes  # noqa: E402 -- likewise
from mamori.surveys.codes import digest_of  # noqa: E402 -- likewise
from mamori.surveys.models import Answer, Code, Group, Survey, Worry  # noqa: E402 -- likewise
from mamori.surveys.queries.answers import opened  # noqa: E402 -- likewise

WRITERS, PUPILS = 4, 400
TICKET = re.compile(r'name="ticket" value="([^"]+)"')


def prepare() -> None:
    call_command("migrate", verbosity=0)
    at = made.make_surveyed()
    survey = made.opened(at)
    group = made.group_of(survey, at.third)
    Group.objects.filter(pk=group.pk).update(invited=PUPILS)
    group.refresh_from_db()
    codes = [code for _name, code in print_codes(by=at.lead, survey=survey, group=group)]
    tell({"codes": codes})


def burst(codes: list[str]) -> None:
    waiting: SimpleQueue[str] = SimpleQueue()
    for code in codes:
        waiting.put(code)
    threads = [
        threading.Thread(target=answer_all, args=[waiting], daemon=True) for _ in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def answer_all(waiting: "SimpleQueue[str]") -> None:
    client = Client(HTTP_HOST="localhost")
    while not waiting.empty():
        code = waiting.get()
        words = f"answer {uuid.uuid4()}"
        address = reverse("surveys:take", args=[code])
        page = client.get(address).content.decode()
        found = TICKET.search(page)
        form = {"ticket": found[1] if found else "", "q-what-happened": words, "q-hurt-now": "yes"}
        thanks = client.post(address, form)
        if thanks.status_code != 200 or "mamori-words" not in thanks.content.decode():
            tell({"refused": thanks.status_code, "page": thanks.content.decode()})
            os._exit(3)
        tell({"code": code, "words": words})


def tell(told: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def note(_codes: list[str]) -> None:
    with patch.object(noting, "_give_way", lambda _seconds: tell({"noted": True})):
        noting.look_through_all()


def look(codes: list[str]) -> None:
    """Print what is there, after the program has looked through it as it does each hour."""
    noting.look_through_all()
    survey = Survey.objects.get()
    answers = list(opened(survey, Answer.unguarded.all()))
    words = [one.given["what-happened"] for one in answers]
    flagged = [
        (entry.words or {})["given"]["what-happened"]
        for worry in Worry.unguarded.all()
        for entry in queries.entries([worry.stream], kinds=["answer.flagged"])
    ]
    used = {bytes(code.digest) for code in Code.unguarded.filter(used=True)}
    broken = [b.seq for led in queries.ledgers() for b in queries.broken(led.pk)]
    told = {"words": words, "flagged": flagged, "broken": broken}
    tell(told | {"used": [code for code in codes if digest_of(code) in used]})


if __name__ == "__main__":
    given = json.loads(sys.argv[2]) if len(sys.argv) > 2 else []
    if sys.argv[1] == "prepare":
        prepare()
    else:
        {"burst": burst, "note": note, "look": look}[sys.argv[1]](given)
