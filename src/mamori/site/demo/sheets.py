"""What the demo school hands out, and what it withdrew. All of it is invented."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

from mamori.base import clock
from mamori.people.models import Account, School
from mamori.people.queries import classes, school_day
from mamori.publishing.actions.marks import follow_up, keep_mark
from mamori.publishing.actions.notices import issue_all
from mamori.publishing.actions.sheet_look import note_look
from mamori.publishing.actions.sheets import draft_sheet, take_step
from mamori.publishing.drafts import Draft, Field
from mamori.publishing.looking import Looked
from mamori.publishing.models import Sheet
from mamori.registers.actions import Raised
from mamori.site.demo.people import DOMAIN

Back = Callable[[datetime, int, time], datetime]
WITHDRAWN = """保護者連絡票（令和元年度）
お子様の体調と持病、かかりつけの病院、加入している健康保険の番号を書いてください。
保険証の写しを添えて、学級の保護者代表にお渡しください。代表がまとめて学校に届けます。
児童氏名（　　　　）　病院（　　　　）　保険の番号（　　　　）　服用中の薬（　　　　）"""
STORY = {
    "title": "保護者連絡票（令和元年度）",
    "why": "病歴と保険の番号を、保護者の手を通して集めていた。",
    "source": "前年度の様式をそのまま使ったもの。",
    "instead": "健康調査票は、封筒に入れて担任か養護教諭に直接渡す。",
    "notice": "病歴や保険の書類は、教職員が直接受け取ります。保護者に集めさせません。",
}
DONE: tuple[tuple[str, dict[str, str], dict[str, str]], ...] = (
    ("clear", {"found": "yes"}, {"where": "学校のページと共有フォルダーを確かめ、様式を外した。"}),
    ("trace", {}, {"source": "平成の様式を、毎年日付だけ直して使っていた。"}),
    ("count", {"out": "312", "in": "312"}, {}),
    ("recalled", {}, {"how": "すべて返却した。"}),
)
PURPOSE = "長い休みの過ごし方を家族で話し合うため"
LEAFLET = f"""休みのしおり
{PURPOSE}のしおりです。ご家庭で活用してください。学校に出すものではありません。
夜は家族で決めた時間に休みましょう。困ったことがあれば、いつでも学校に相談してください。"""
TRIP = """校外学習の参加票
校外学習の参加者と当日の連絡先を確かめるための票です。担任に提出してください。
児童氏名（　　　　　）　当日の連絡先（　　　　　　）　雨のときは次の週に延ばします。"""

OWN = {"ordered": "school"}
HOME = {"title": "休みのしおり", "purpose": PURPOSE, "owner": "生活指導主任"}
HANDED_IN = {
    "title": "校外学習の参加票",
    "purpose": "校外学習の参加者と当日の連絡先を確かめるため",
    "owner": "4年の学年主任",
    "reason": "参加者を確かめるため",
    "store": "職員室の鍵付き書庫。鍵は教頭",
    "risk": "連絡先をなくすこと。配った数と戻った数を数える。",
}
ASKED = (
    Field("児童氏名", required=True, basis="校外学習実施要項（教育委員会）"),
    Field("当日の連絡先"),
)


def fill_sheets(school: School, now: datetime, back: Back) -> Iterator[datetime]:
    """Let a form be withdrawn, a leaflet go out, and a sheet wait for approval."""
    principal, office, teacher = _account("principal"), _account("office"), _account("5-1")
    yield back(now, 45, time(15, 10))
    told = {"reason": "private", "circulating": "yes"}
    mark = keep_mark(by=principal, school=school, text=WITHDRAWN, what=Raised(told, STORY))
    for slug, codes, words in DONE:
        follow_up(by=principal, mark=mark, slug=slug, what=Raised(codes, words))
    issue_all()
    yield back(now, 12, time(16, 0))
    leaflet = _put(teacher, LEAFLET, Raised({"mode": "keep-at-home", **OWN}, HOME))
    yield back(now, 11, time(9, 30))
    take_step(by=principal, sheet=leaflet, slug="approve", what=Raised())
    groups = [str(one.id) for one in classes(school, school_day(school))]
    take_step(by=office, sheet=leaflet, slug="use", what=Raised({"classes": groups}))
    yield back(now, 1, time(14, 20))
    until = (clock.now() + timedelta(days=60)).date().isoformat()
    codes = {"mode": "hand-in", "collection": "direct", "until": until, **OWN}
    _put(_account("4-1"), TRIP, Raised(codes, HANDED_IN), *ASKED)


def _put(by: Account, text: str, what: Raised, *fields: Field) -> Sheet:
    """Put a sheet before the gate; what it says is known here, so nobody need look through it."""
    sheet = draft_sheet(by=by, draft=Draft(what, fields, text=text))
    digest = hashlib.sha256(text.encode()).hexdigest()
    looked = Looked(verdict="clear", type="txt", sha256=digest, segments=(text,))
    note_look(sheet=sheet, looked=looked)
    return sheet


def _account(key: str) -> Account:
    return Account.objects.select_related("person__school").get(email=f"{key}@{DOMAIN}")
