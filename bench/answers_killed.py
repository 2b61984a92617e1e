"""Answers, and processes that are killed with them: is every acknowledged one there?"""

import os
import random
import signal
import threading
import time
from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from bench.sheets import Sheet, hand_in, make_sheets
from mamori.surveys.models import Answer, Code, Group

A_LIFE = 300  # answers that wait for one process
WRITERS = 8
LONGEST = 0.1  # seconds from the first acknowledged answer to the end
KEY = 16  # bytes of an answer's number


def killed(group: Group, size: int, times: int) -> str:
    """Kill so many processes at random moments; return what was lost of what they acknowledged."""
    chance = random.Random(5)  # noqa: S311 -- no secret
    told: set[UUID] = set()
    lost = halves = 0
    for _ in range(times):
        sheets = make_sheets(group, size, A_LIFE)
        acknowledged = _one_life(sheets, chance.uniform(0, LONGEST))
        told |= acknowledged
        stored = set(
            Answer.unguarded.filter(pk__in=[each.answer.pk for each in sheets]).values_list(
                "pk", flat=True
            )
        )
        lost += len(acknowledged - stored)
        used = Code.unguarded.filter(pk__in=[each.code.pk for each in sheets], used=True).count()
        halves += used != len(stored)
    still = set(Answer.unguarded.values_list("pk", flat=True))
    return (
        f"killed (SIGKILL) {times:,} times after 0 to {1000 * LONGEST:.0f} ms: of {len(told):,}"
        f" acknowledged answers {lost + len(told - still)} were lost;"
        f" codes marked without their answer, or the other way round: {halves}"
    )


def _one_life(sheets: Sequence[Sheet], seconds: float) -> set[UUID]:
    """Fork a process that stores answers, kill it; return the numbers that it acknowledged."""
    connection.close()  # the child makes one of its own
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _store_all(sheets, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        got = pipe.read(KEY)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        got += pipe.read()
    return {UUID(bytes=got[at : at + KEY]) for at in range(0, len(got) - KEY + 1, KEY)}


def _store_all(sheets: Sequence[Sheet], pipe: int) -> None:
    """Store answers from several threads until this process is killed."""

    def work(mine: Sequence[Sheet]) -> None:
        for sheet in mine:
            hand_in(sheet)
            os.write(pipe, sheet.answer.pk.bytes)  # so few bytes arrive whole or not at all

    for at in range(WRITERS):
        threading.Thread(target=work, args=[sheets[at::WRITERS]], daemon=True).start()
    signal.pause()
