"""A process of its own in which reports come in through the page until it is killed, many times.

`python -m tests.door.burst MOMENTS` makes a school, starts a child process that tells and tells,
kills it with SIGKILL at a random moment, starts the next, and at the end looks for everything that
was acknowledged. Prints what it found as JSON. Used by test_kill.py and by bench/door.py.
"""

import html
import json
import os
import random
import re
import signal
import sys
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "mamori.site.settings"
django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402 -- Django must be set up first
from django.core.management import call_command  # noqa: E402 -- likewise
from django.db import connections  # noqa: E402 -- likewise
from django.test import Client  # noqa: E402 -- likewise
from django.urls import reverse  # noqa: E402 -- likewise
from tests.base.media.pictures import jpeg_from_a_phone  # noqa: E402 -- likewise
from tests.factories import make_pupil, make_school, make_staff  # noqa: E402 -- likewise

from mamori.access.queries import who_can_see  # noqa: E402 -- likewise
from mamori.core.receipt import Receipt, read  # noqa: E402 -- likewise
from mamori.door.actions import open_door  # noqa: E402 -- likewise
from mamori.door.models import Talk  # noqa: E402 -- likewise
from mamori.door.queries import look_up  # noqa: E402 -- likewise
from mamori.journal import queries  # noqa: E402 -- likewise
from mamori.people.models import Post, School  # noqa: E402 -- likewise

REPORTS = 4  # a child lives to tell 0, 1, 2 or 3 of them, and a part of the next
NAME, ADDRESS, AGENT = "池田 結衣", "203.0.113.77", "PLANTED-AGENT/1.0"
HIDDEN = re.compile(r'name="(ticket|receipt)" value="([^"]*)"')


def prepare() -> str:
    call_command("migrate", verbosity=0)
    school = make_school()
    make_pupil(school, NAME)
    make_staff(school, "校長 五", Post.Role.PRINCIPAL, Post.Role.COMMITTEE)
    make_staff(school, "養護 六", Post.Role.NURSE_TEACHER, Post.Role.COMMITTEE)
    return open_door(school=school)


def tell_for_ever(code: str, out: int) -> None:
    while True:
        told = tell(code)
        os.write(out, (json.dumps(told) + "\n").encode())


def tell(code: str) -> dict[str, str]:
    client = Client(
        HTTP_HOST="localhost",
        REMOTE_ADDR=ADDRESS,
        HTTP_USER_AGENT=AGENT,
        HTTP_X_FORWARDED_FOR=ADDRESS,
    )
    url = reverse("door:front", args=[code, "ja"])
    ticket = _held(client.get(url).content)["ticket"]
    words = f"{NAME} {random.getrandbits(64):x}"
    picture = SimpleUploadedFile(f"{NAME}.jpg", jpeg_from_a_phone())
    answer = client.post(url, {"ticket": ticket, "words": words, "pictures": [picture]})
    return {"words": words, "receipt": _held(answer.content)["receipt"]}


def _held(page: bytes) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in HIDDEN.findall(page.decode())}


def kill(code: str, moments: int) -> list[dict[str, str]]:
    """Kill so many children; return what they had acknowledged before they were gone.

    How many reports a child tells first is counted, never timed: a machine under load acknowledges
    as many as a quiet one.
    """
    acknowledged = [tell(code)]  # what is loaded once is loaded before the first child
    began = time.monotonic()
    acknowledged.append(tell(code))
    longest = time.monotonic() - began
    for moment in range(moments):
        connections.close_all()
        heard, says = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(heard)
            random.seed()
            tell_for_ever(code, says)
        os.close(says)
        with os.fdopen(heard) as lines:
            told = [lines.readline() for _ in range(moment % REPORTS)]
            time.sleep(random.uniform(0, longest))  # noqa: S311 -- a moment, no secret
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            told += lines
        acknowledged += [json.loads(line) for line in told if line.endswith("\n")]
    return acknowledged


def look(acknowledged: list[dict[str, str]]) -> dict[str, object]:
    school = School.objects.get()
    lost = [told["words"] for told in acknowledged if told["words"] not in _told(school, told)]
    talks = list(Talk.unguarded.all())
    return {
        "acknowledged": len(acknowledged),
        "stored": len(talks),
        "lost": lost,
        "twice": len(acknowledged) - len({told["receipt"] for told in acknowledged}),
        "unseen": [talk.stream for talk in talks if not who_can_see(talk.stream, school)[0]],
        "broken": [b.seq for led in queries.ledgers() for b in queries.broken(led.pk)],
    }


def _told(school: School, told: dict[str, str]) -> list[str]:
    receipt = read(told["receipt"])
    stream = look_up(school, receipt) if isinstance(receipt, Receipt) else ""
    found = queries.entries([stream], kinds=["report.received", "report.gathered"])
    return [(entry.words or {}).get("what", "") for entry in found]


def main(moments: int) -> None:
    acknowledged = kill(prepare(), moments)
    sys.stdout.write(json.dumps({"kills": moments, **look(acknowledged)}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
