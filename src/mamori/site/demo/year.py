"""What the demo school did in its year. All of it is invented."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import partial
from typing import Any

from mamori.people.models import Account, School
from mamori.people.queries import classes, school_day
from mamori.site.demo.people import DOMAIN
from mamori.year.actions import (
    Happening,
    acknowledge,
    adopt_plan,
    bring_up_to_date,
    follow_plan,
    record,
)
from mamori.year.acts import ACTS
from mamori.year.queries import plan_of, term_of

Back = Callable[[datetime, int, time], datetime]
RULES = ("no-holding-back", "staff-conduct")
NOT_YET = {"english", "craft"}  # who has not confirmed the rules
PLAN = (
    (0, "committee-meetings", "第1回委員会：年間計画と体制の確認", "委員会"),
    (0, "prevention", "学級開き：いじめを許さない学級の約束", "各担任"),
    (1, "training", "校内研修：いじめへの対応のしかた", "生徒指導主任"),
    (2, "questionnaires", "第1回いじめアンケート", "委員会"),
    (3, "lessons", "全学級でSOSの出し方の授業", "各担任・養護教諭"),
    (4, "families", "ネット利用について保護者への説明会", "教頭・ICT担当"),
    (5, "committee-meetings", "第2回委員会：1学期の振り返り", "委員会"),
    (6, "lessons", "人権教室（関係機関と連携）", "生徒指導主任"),
    (7, "questionnaires", "第2回いじめアンケート", "委員会"),
    (8, "consultation", "個別の教育相談", "各担任"),
    (9, "training", "校内研修：ネットとSNSの今", "ICT担当"),
    (11, "review", "年間計画の振り返りと次年度への見直し", "委員会"),
)
POLICY = {
    "prevention": "誰もが安心して過ごせる学級をつくる。授業と行事のすべてで、互いを大切にする。",
    "early-detection": "小さな変化を見のがさない。気づいたことはその日のうちに共有する。",
    "early-response": "一人で抱えず、委員会で考える。子どもを守ることを第一にする。",
    "consultation": "どの子も、話しやすい大人と話せる機会を学期ごとにもつ。",
    "guidance": "全教職員で見守る。教職員自身の言葉と態度をいつも振り返る。",
    "training": "年に二回以上、校内研修を行う。",
    "programme": "年間計画のとおり",
    "manual-questionnaire": "職員室のファイル1",
    "manual-reporting": "職員室のファイル2",
    "manual-sharing": "職員室のファイル3",
    "manual-response": "職員室のファイル4",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was recorded: so many school days ago, by whom, and what it said."""

    days: int
    by: str
    slug: str
    words: Mapping[str, str]
    attrs: Mapping[str, Any] = field(default_factory=dict)
    grades: str = ""  # whose classes it was for
    people: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()


ALL, TOLD = "123456", ("policy", "windows", "police-rule")
DEEDS = (
    Deed(157, "principal", "policy-adopted", POLICY, filled=tuple(POLICY)),
    Deed(155, "guidance", "target-set",
         {"targets": "気づいた日のうちに委員会へ伝える。全学級でSOSの授業を行う。"},
         {"aims": ["sharing", "teaching"]}),
    Deed(154, "nurse", "committee-known",
         {"said": "全校集会で委員を紹介し、話してくれた人を必ず守ると伝えた。"},
         {"to": ["pupils"], "how": ["assembly", "poster"]}),
    Deed(153, "vice", "committee-known", {"said": "学校だより第1号で委員会と相談窓口を紹介した。"},
         {"to": ["guardians"], "how": ["letter", "web"]}),
    Deed(152, "vice", "policy-explained", {"material": "子ども用のプリント"},
         {"to": ["pupils"], "occasion": "year-start", "covers": ["policy", "windows"]},
         ALL, filled=("policy", "windows")),
    Deed(152, "vice", "policy-explained", {"material": "学校だより第1号"},
         {"to": ["guardians"], "occasion": "year-start", "covers": list(TOLD)}, ALL, filled=TOLD),
    Deed(150, "office", "policy-published", {"address": "学校のホームページ「学校の方針」"},
         {"where": ["web"]}),
    Deed(140, "guidance", "training-held",
         {"held": "三つの事例で、最初の一時間に何をするかを話し合った。"},
         {"topic": ["response"], "where": "school"},
         people=("guidance", "nurse", "4-1", "2-2", "6-1")),
    Deed(120, "4-1", "lesson-held", {"held": "見ているだけの人にできることを考えた。"},
         {"topic": ["bystander"]}, "456"),
    Deed(118, "1-1", "lesson-held", {"held": "絵本を読み、困ったときの言い方を練習した。"},
         {"topic": ["bystander", "moral"]}, "123"),
    Deed(100, "nurse", "lesson-held", {"held": "「助けて」と言う練習をした。"},
         {"topic": ["sos", "stress"]}, "3456"),
    Deed(60, "ict", "briefing-held",
         {"held": "実際の画面を見ながら説明し、家庭に置く資料を配った。"},
         {"topic": ["net"], "with": ["guardians", "pta"],
          "points": ["real-use", "reality", "prevention"]}),
    Deed(45, "vice", "liaison-held", {"agreed": "連絡の取り方と、夜間の窓口を確かめた。"},
         {"agency": ["police", "child-guidance-centre"]}),
    Deed(30, "guidance", "event-held",
         {"held": "児童会が「だれもひとりにしない」宣言を採択した。"},
         {"topic": ["pupils-council"], "with": ["pupils"]}),
    Deed(12, "6-1", "lesson-held", {"held": "投稿が相手にどう届くかを考えた。"},
         {"topic": ["net", "rights"], "themes": ["children", "disability"]}, "56"),
)  # fmt: skip


def fill_year(
    school: School, now: datetime, first_morning: datetime, back: Back
) -> Iterator[datetime]:
    """Let the school do what its year asks, most of it; a few things are still to be done."""
    yield first_morning
    bring_up_to_date(school=school)
    for days, do in sorted(_what_was_done(school), key=lambda one: -one[0]):
        yield back(now, days, time(16, 20))
        do()


def _what_was_done(school: School) -> Iterator[tuple[int, Callable[[], object]]]:
    yield 158, _plan
    for at, who in enumerate(_staff(school)):
        yield 156 - at // 4, partial(_confirm, who)
    for deed in DEEDS:
        yield deed.days, partial(_do, school, deed)
    yield 10, _follow


def _do(school: School, deed: Deed) -> None:
    groups = {"classes": _classes(school, deed.grades)} if deed.grades else {}
    what = Happening(
        attrs={**deed.attrs, **groups},
        words=deed.words,
        subjects=frozenset(_account(key).person_id for key in deed.people),
        filled=deed.filled,
    )
    record(by=_account(deed.by), act=ACTS[deed.slug], what=what)


def _confirm(who: str) -> None:
    for topic in RULES:
        acknowledge(by=_account(who), topic=topic)


def _plan() -> None:
    by = _account("principal")
    months = term_of(by.person.school).months
    items = [
        {"month": f"{months[at]:%Y-%m}", "part": part, "what": what, "who": who}
        for at, part, what, who in PLAN
    ]
    both = frozenset({by.person_id, _account("guidance").person_id})
    adopt_plan(by=by, what=Happening(behind=both), items=items)


def _follow() -> None:
    by = _account("guidance")
    plan, today = plan_of(term_of(by.person.school), "ja"), school_day(by.person.school)
    if plan is None:
        return
    for item in plan.items:
        if item.month < today.replace(day=1):
            follow_plan(by=by, plan=plan.id, item=item.number, result="done")


def _classes(school: School, grades: str) -> list[str]:
    rows = classes(school, school_day(school))
    return [str(row.id) for row in rows if row.grade.removeprefix("P") in grades]


def _staff(school: School) -> list[str]:
    emails = Account.objects.filter(person__school=school).order_by("pk")
    keys = [email.partition("@")[0] for email in emails.values_list("email", flat=True)]
    return [key for key in keys if key not in NOT_YET and key != "expert"]


def _account(key: str) -> Account:
    return Account.objects.select_related("person__school").get(email=f"{key}@{DOMAIN}")
