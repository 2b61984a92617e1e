"""What recording one sign costs, from the right to do so to the commit."""

import cProfile
import pstats
import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from time import process_time

from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from tests.factories import make_board, make_class, make_pupil, make_school, make_staff

from bench.bare import bare_table, insert
from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns
from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.people.models import Account, Person, Post

R = Post.Role
WORDS = "上履きが隠されていた。昇降口で探しているところを見た。" * 4
SHOWN = 5


def run(options: Options) -> Report:
    """Record signs one by one, beside one bare commit each."""
    teacher, pupils = _school(options.of(300, 3))
    signs = options.of(20, 2)
    # With a mail server named, the mails are queued as rows of the same transaction.
    with override_settings(EMAIL_HOST="mail.example"), bare_table():
        _record(teacher, pupils[0])  # packs and keys are loaded once a process
        wall, row = in_turns(
            options.of(7, 2),
            lambda: _record(teacher, *pupils[:signs]),
            lambda: _commit(signs),
        )
        cpu, row_cpu = in_turns(
            options.of(5, 2),
            lambda: _record(teacher, *pupils[:signs]),
            lambda: _commit(10 * signs),
            clock=process_time,
        )
        queries = _queries(teacher, pupils[0])
        where = _profile(teacher, pupils[:signs]) if options.profile else []
    report = Report("record_sign with its duties, seats and queued mails")
    report.add(
        Timed("signs, one a commit", signs, wall), Timed("bare commit", signs, row), "a second"
    )
    report.add(
        Timed("sign, CPU of the program", signs, cpu),
        Timed("bare commit, CPU", 10 * signs, row_cpu),
        "ms",
    )
    report.notes += [queries, *where]
    return report


def _school(size: int) -> tuple[Account, Sequence[Person]]:
    """Make a school in which every office is held, and return a teacher and the pupils."""
    school = make_school(board=make_board())
    third = make_class(school)
    for number, role in enumerate((R.GUIDANCE, R.VICE_PRINCIPAL, R.PRINCIPAL, R.SAFEGUARDING_LEAD)):
        make_staff(school, f"教職員 {number}", role, R.COMMITTEE)
    make_staff(school, "学年 主任", R.GRADE_HEAD, grade="P3")
    make_staff(school, "養護 教諭", R.NURSE_TEACHER, R.COMMITTEE)
    teacher = make_staff(school, "担任 教諭", R.HOMEROOM, school_class=third)
    return teacher, [make_pupil(school, f"児童 {number}", third) for number in range(size)]


def _record(by: Account, *pupils: Person) -> None:
    """Record a sign about each pupil, as requests do: each reads the account anew."""
    for pupil in pupils:
        sign = Sign(
            id=uuid.uuid4(),
            pupils=frozenset({pupil.pk}),
            words=WORDS,
            noticed_at=clock.now() - timedelta(minutes=12),
            channel="observation",
            place="in-school",
            place_words="昇降口",
        )
        record_sign(by=Account.objects.get(pk=by.pk), sign=sign)


def _commit(rows: int) -> None:
    for _ in range(rows):
        insert(WORDS.encode())


def _queries(by: Account, pupil: Person) -> str:
    with CaptureQueriesContext(connection) as caught:
        _record(by, pupil)
    verbs = Counter(query["sql"].split(maxsplit=1)[0] for query in caught.captured_queries)
    told = ", ".join(f"{count} {verb}" for verb, count in verbs.most_common())
    return f"statements a sign: {len(caught)} ({told})"


def _profile(by: Account, pupils: Sequence[Person]) -> list[str]:
    """Name the functions of Mamori in which most of the time passes, callees included."""
    profile = cProfile.Profile()
    profile.enable()
    _record(by, *pupils)
    profile.disable()
    told = pstats.Stats(profile).get_stats_profile()
    own = {
        name: one
        for name, one in told.func_profiles.items()
        if "/mamori/" in one.file_name and name not in {"record_sign", "_record"}
    }
    top = sorted(own.items(), key=lambda item: -item[1].cumtime)[:SHOWN]
    return [
        f"{one.cumtime / told.total_tt:4.0%} {Path(one.file_name).name}:{one.line_number} {name},"
        f" {one.ncalls} calls"
        for name, one in top
    ]
