"""Makes the demo school through the same actions that a school itself uses."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from zoneinfo import ZoneInfo

from django.db import transaction

from mamori.base import clock
from mamori.cases.actions import Deed, acknowledge, add_note, record_sign, take_step
from mamori.cases.actions import Sign as RecordedSign
from mamori.cases.models import Case
from mamori.people import accounts
from mamori.people.actions import (
    add_staff,
    decide_structure,
    give_post,
    join_committee,
    set_up_committee,
)
from mamori.people.closed_days import Stretch, list_closed_days, public_holidays
from mamori.people.founding import Founding, found_school, let_first_in
from mamori.people.imports.write import import_roster
from mamori.people.models import Account, Person, Post, School
from mamori.people.queries import school_day
from mamori.people.words import About, blind
from mamori.people.years import Span, span_around
from mamori.site.demo.asking import ask_around
from mamori.site.demo.channels import list_channels
from mamori.site.demo.consents import ask_for_consents
from mamori.site.demo.door import fill_door
from mamori.site.demo.patrol import go_rounds
from mamori.site.demo.people import DOMAIN
from mamori.site.demo.registers import fill_registers
from mamori.site.demo.releases import bring_to_the_gate
from mamori.site.demo.roster import CLASSES, GRADES, STAFF, demo_roster
from mamori.site.demo.sheets import fill_sheets
from mamori.site.demo.story import EVENTS, Event, Note, Read, Sign, Step
from mamori.site.demo.sweeps import sweep_and_follow
from mamori.site.demo.year import fill_year

NAME, BOARD = "あおぞら市立こもれび小学校", "あおぞら市教育委員会"
EMPTY = "まっさら小学校"
FRIDAY = 4
PACKS = ("jp-act", "jp-hokuyo", "jp-mext-survey", "jp-nerima", "mamori", "school-example")
ZONE = ZoneInfo("Asia/Tokyo")
R = Post.Role
# Beyond what the roster tells.
MORE_POSTS = {"guidance": R.SAFEGUARDING_LEAD, "vice": R.DATA_PROTECTION_LEAD}
COMMITTEE = ("principal", "vice", "guidance", "nurse", "counsellor", "6-2")


class NotADemo(Exception):
    """The data folder holds a real school. Nothing was made."""


def make_demo() -> bool:
    """Make the demo school, its past included; say whether it was made now.

    Raises:
        NotADemo: there are schools already, and they are no demo.
    """
    if Account.objects.filter(email__endswith=f"@{DOMAIN}").exists():
        return False
    if School.objects.exists():
        raise NotADemo
    with transaction.atomic():
        now = clock.now().astimezone(ZONE)
        span = span_around(now.date(), "JP")
        first_morning = datetime.combine(span.starts, time(8, 0), ZONE)
        with clock.at(min(now, first_morning)):
            school = _found()
            _found_empty(school.board)
        stories = (
            fill_door(school, now, first_morning, school_days_back),
            fill_year(school, now, first_morning, school_days_back),
            _tell_story(school, now, first_morning),
            ask_for_consents(school, now),
            list_channels(now),
            go_rounds(now),
            sweep_and_follow(now),
            fill_registers(school, now, school_days_back),
            fill_sheets(school, now, school_days_back),
            bring_to_the_gate(school, now),
            ask_around(school, now),
        )
        _let_happen(stories, first_morning, now)
    return True


def _let_happen(stories: Iterable[Iterator[datetime]], first: datetime, now: datetime) -> None:
    """Let several stories happen side by side, so that the journal is written in order of time.

    Each gives the moment at which it goes on, and the clock stands there while it does.
    """
    waiting = [(first, place, story) for place, story in enumerate(stories)]
    while waiting:
        moment, place, story = heappop(waiting)
        with clock.at(moment):
            further = next(story, None)
        if further is not None:
            heappush(waiting, (min(now, max(moment, further)), place, story))


def _found() -> School:
    """Make board, school, people, posts and committee, as on the first day of the year."""
    founding = Founding(BOARD, "JP", "ja", "Asia/Tokyo", PACKS, School.Kind.BOARD)
    board = found_school(founding=founding)
    let_first_in(school=board, name="大野 孝", email=f"board@{DOMAIN}")
    founding = Founding(NAME, "JP", "ja", "Asia/Tokyo", PACKS, board=board)
    school = found_school(founding=founding)
    day = school_day(school)
    import_roster(by=None, school=school, roster=demo_roster(NAME, span_around(day, "JP")))
    for key, role in MORE_POSTS.items():
        give_post(by=None, school=school, person=_person(school, key).pk, role=role, starts=day)
    for grade in GRADES:
        head = _person(school, f"{grade}-2").pk
        give_post(
            by=None, school=school, person=head, role=R.GRADE_HEAD, grade=f"P{grade}", starts=day
        )
    expert = add_staff(
        by=None, school=school, about=About("白石 みどり", reading="シライシ ミドリ")
    )
    accounts.invite(by=None, person=expert, email=f"expert@{DOMAIN}")
    for key in (*STAFF, *(f"{grade}-{number}" for grade in GRADES for number in CLASSES)):
        accounts.invite(by=None, person=_person(school, key), email=f"{key}@{DOMAIN}")
    _set_up_committee(school, expert, day)
    _list_closed_days(school, span_around(day, "JP"))
    return school


def _list_closed_days(school: School, span: Span) -> None:
    """List the days without school of this year and the next, as schools in Hokkaido have them."""
    for year in (span, span_around(span.ends + timedelta(days=1), "JP")):
        first = year.starts.year
        vacations = [
            Stretch(date(first, 7, 25), date(first, 8, 19), "夏休み"),
            Stretch(date(first, 12, 25), date(first + 1, 1, 15), "冬休み"),
            Stretch(date(first + 1, 3, 25), date(first + 1, 3, 31), "学年末休み"),
        ]
        stretches = [*public_holidays("JP", year), *vacations]
        list_closed_days(by=None, school=school, span=year, stretches=stretches)


def _found_empty(board: School | None) -> None:
    """Make a second school with nobody but its principal, for visitors who bring a roster."""
    founding = Founding(EMPTY, "JP", "ja", "Asia/Tokyo", PACKS, board=board)
    let_first_in(school=found_school(founding=founding), name="山口 学", email=f"empty@{DOMAIN}")


def _set_up_committee(school: School, expert: Person, day: date) -> None:
    set_up_committee(by=None, school=school, name="prevention-committee")
    for key in COMMITTEE:
        join_committee(by=None, school=school, person=_person(school, key).pk, starts=day)
    join_committee(by=None, school=school, person=expert.pk, expert=True, starts=day)
    decide_structure(by=_person(school, "principal").pk, school=school)


def _tell_story(school: School, now: datetime, not_before: datetime) -> Iterator[datetime]:
    """Let everything happen in its order, at moments that fit today."""
    for event in sorted(EVENTS, key=lambda event: (-event.days, event.time.zfill(5))):
        moment = school_days_back(now, event.days, time.fromisoformat(event.time.zfill(5)))
        yield max(not_before + timedelta(hours=1), moment)
        _happen(school, event)


def school_days_back(now: datetime, days: int, at: time) -> datetime:
    """Return a time of day on the weekday that lies so many weekdays before today."""
    day = now.date()
    while day.weekday() > FRIDAY:
        day -= timedelta(days=1)
    for _ in range(days):
        day -= timedelta(days=3 if day.weekday() == 0 else 1)
    return datetime.combine(day, at, now.tzinfo)


def _happen(school: School, event: Event) -> None:
    by = Account.objects.get(email=f"{event.by}@{DOMAIN}")
    if isinstance(event, Sign):
        record_sign(by=by, sign=_sign(school, event))
        return
    case = Case.unguarded.get(pk=_case_id(school, event.key))
    if isinstance(event, Note):
        add_note(by=by, case=case, words=event.words, channel=event.channel)
    elif isinstance(event, Read):
        acknowledge(by=by, case=case)
    else:
        take_step(by=by, case=case, step=event.step, deed=_deed(school, event))


def _deed(school: School, event: Step) -> Deed:
    return Deed(
        attrs=event.codes,
        subjects=frozenset(_person(school, key).pk for key in event.about),
        words=event.words,
        behind=frozenset(_person(school, key).pk for key in event.behind),
        filled=event.filled,
    )


def _sign(school: School, event: Sign) -> RecordedSign:
    return RecordedSign(
        id=_case_id(school, event.key),
        pupils=frozenset(_person(school, key).pk for key in event.about),
        adults=frozenset(_person(school, key).pk for key in event.adults),
        words=event.words,
        noticed_at=clock.now() - timedelta(minutes=20),
        channel=event.channel,
        place=event.place,
        place_words=event.place_words,
        danger=event.danger,
    )


def _case_id(school: School, key: str) -> uuid.UUID:
    return uuid.uuid5(school.pk, key)


def _person(school: School, key: str) -> Person:
    return Person.objects.get(school=school, source_key=blind(school.pk, key))
