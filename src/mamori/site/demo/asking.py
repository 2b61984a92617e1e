"""Questionnaires, talks and checklists of the demo school. Every answer is invented."""

import random
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

from mamori.people.models import Account, School
from mamori.people.queries import classes, school_day
from mamori.site.demo.people import DOMAIN
from mamori.surveys.actions.answers import Incoming, hand_in
from mamori.surveys.actions.deciding import TALK, Decision, decide
from mamori.surveys.actions.noticing import (
    Measured,
    fill_checklist,
    hand_out_checklist,
    record_talks,
    take_climate,
)
from mamori.surveys.actions.running import (
    Plan,
    close_survey,
    open_survey,
    plan_survey,
    verify_survey,
)
from mamori.surveys.actions.sheets import print_codes
from mamori.surveys.codes import digest_of, digest_of_receipt, new_ticket
from mamori.surveys.models import Group, Survey
from mamori.surveys.queries.worries import silent_classes, worries_of
from mamori.surveys.questions import Given

FORM = "jp-hokuyo/city-questionnaire"
CHANCE = random.Random(11)  # noqa: S311 -- the same school each time; no secret comes from it
UPPER, NOW = ("P4", "P5", "P6"), ("P3", "P4")
AWAY, NOT_YET = (0, 4), (3, 5)  # how many of a class did not answer, or have not yet
LAST_TERM, THIS_TERM = 70, 6  # days ago
WORDS = {
    "5-2": "体育のとき、きがえを かくされる。わらわれる。",
    "4-1": "くつが なくなることがある。だれにも いってない。",
}
ASKED = "担任が一人ずつと話した。当日の欠席は翌日に回答。"
SHOWS = "全体として落ち着いている。4年・5年で一件ずつ、話を聞くことにした。"


def ask_around(school: School, now: datetime) -> Iterator[datetime]:
    """Let a term's questionnaire be gone through, this term's wait for decisions, one be open."""
    lead = _account("guidance")
    for days, wait in ((LAST_TERM, False), (THIS_TERM, True)):
        yield now - timedelta(days=days)
        survey = _held(school, UPPER, "city")
        closed = close_survey(by=lead, survey=survey)
        if not wait:
            _gone_through(lead, closed)
    yield now
    _held(school, NOW, "school", days=4, missing=NOT_YET)
    _notice(school)


def _account(key: str) -> Account:
    return Account.objects.get(email=f"{key}@{DOMAIN}")


def _held(
    school: School,
    grades: tuple[str, ...],
    scale: str,
    *,
    days: int = 0,
    missing: tuple[int, int] = AWAY,
) -> Survey:
    """Open a questionnaire in some grades, and let most of the children answer."""
    by, day = _account("guidance"), school_day(school)
    chosen = frozenset(row.id for row in classes(school, day) if row.grade in grades)
    plan = Plan(FORM, scale, "anonymous", day, day + timedelta(days=days), chosen)
    survey = open_survey(by=by, survey=plan_survey(by=by, plan=plan))
    rows = Group.objects.filter(survey=survey).select_related("school_class", "survey__school")
    for group in rows.order_by("school_class__title"):
        made = print_codes(by=by, survey=survey, group=group)
        away = CHANCE.randint(*missing)
        told = "" if days else WORDS.get(_short(group.school_class.title), "")
        for at, (_name, code) in enumerate(made[away:]):
            _answer(code, _given(told if at == 0 else ""))
    return survey


def _short(title: str) -> str:
    return title.replace("年", "-").replace("組", "")


def _answer(code: str, given: Given) -> None:
    ticket = new_ticket()
    receipt = digest_of_receipt(ticket.receipt("ja"))
    hand_in(Incoming(ticket.answer, digest_of(code), receipt, given, "ja"))


def _given(words: str) -> dict[str, str | list[str]]:
    """Return what a child answers: mostly well, and one in the class something that worries."""
    given: dict[str, str | list[str]] = {
        "school-days": CHANCE.choices(["glad", "so-so", "heavy"], [6, 4, 1])[0],
        "hurt-now": "no",
        "seen-others": "no",
        "committee-known": CHANCE.choices(["yes", "no"], [7, 3])[0],
        "committee-trusted": CHANCE.choices(["yes", "perhaps", "no"], [4, 5, 2])[0],
        "want-to-talk": "nobody",
    }
    if words:
        given |= {
            "school-days": "heavy",
            "hurt-now": "yes",
            "what-kind": ["words", "things"],
            "what-happened": words,
            "told": ["home"],
            "want-to-talk": "nurse-teacher",
        }
    return given


def _gone_through(by: Account, survey: Survey) -> None:
    for worry in worries_of(by).filter(group__survey=survey):
        why = "学級全体に話し、休み時間の見守りを増やす。養護教諭がいつでも話せることを伝えた。"
        decide(by=by, worry=worry, decision=Decision(uuid.uuid4(), TALK, why))
    silent = silent_classes(by, survey)
    asked = {group.school_class_id: ASKED for group in silent}
    verify_survey(by=_account("principal"), survey=survey, asked=asked, words=SHOWS)


def _notice(school: School) -> None:
    day = school_day(school)
    nurse, teacher = _account("nurse"), _account("3-1")
    for what, days, words in (
        ("plan", 12, "全学級、一人十分ずつ。放課後の教育相談週間。"),
        ("held", 5, "3年1組、24人中22人。残る二人は来週。"),
    ):
        record_talks(by=nurse, what=what, on=day - timedelta(days=days), words=words)
    record_talks(by=nurse, what="box", on=day - timedelta(days=1), words="", found="no")
    fill_checklist(
        by=teacher, form="jp-hokuyo/staff-checkpoints", ticked=["breaks"], pk=uuid.uuid4()
    )
    hand_out_checklist(
        by=teacher,
        form="jp-hokuyo/guardian-checkpoints",
        to="全家庭、5月の保護者会で",
        pk=uuid.uuid4(),
    )
    measured = [
        Measured(row.id, {"学級生活満足": 14 + at % 5, "非承認": 4 + at % 3, "侵害行為認知": 3})
        for at, row in enumerate(classes(school, day))
    ]
    on = day - timedelta(days=40)
    take_climate(by=_account("guidance"), form="hyper-qu", on=on, measured=measured)
