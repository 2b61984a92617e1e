"""The net patrol of the demo school, gone by hand: it asks for no page. All of it is invented."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from mamori.base import clock
from mamori.people.models import Account
from mamori.publishing.actions.patrol import hold_by_hand, name_page, plan
from mamori.publishing.actions.posts import Deeds, act, tell
from mamori.registers.actions import Raised
from mamori.site.demo.people import DOMAIN

# Title, address, which part of it, what for.
PAGES = (
    (
        "まちの掲示板（学校の話題）",
        "https://machi-board.example/schools/",
        "「学校の話題」の最初の3ページ",
        "児童への中傷や写真の無断掲載を見つけ、削除を求めるため",
    ),
    (
        "卒業生の会の公開ブログ",
        "https://komorebi-ob.example/",
        "コメント欄",
        "学校の名前で書かれた中傷がないか確かめるため",
    ),
)
QUIET = Raised(
    {"found": "no"},
    {
        "place": "まちの掲示板とまとめサイト。児童への中傷と写真の無断掲載がないか。",
        "finding": "二か所を見た。気になるものはなかった。",
    },
)
FOUND = Raised(
    {"found": "yes"},
    {"place": "まちの掲示板。児童への中傷がないか。", "finding": "一件を記録した。"},
)
POST = Raised(
    {"finds": ["school-word", "hurting-word"]},
    {
        "address": "https://machi-board.example/schools/318",
        "title": "まちの掲示板（学校の話題）",
        "text": "こもれび小の6年、あいつまじうざい。みんなで無視しよ。",
    },
)
JUDGED = Raised(
    {"level": "delete", "net-type": ["I1"]},
    {"why": "名指しはないが、仲間外れを呼びかけている。だれのことかは学年で見守る。"},
)
ASKED = Raised({"to": "site"}, {"said": "掲示板の削除依頼フォームから。受付番号 2041"})


def go_rounds(now: datetime) -> Iterator[datetime]:
    """Plan the patrol, hold two rounds, and ask for the deletion of what one of them found."""
    guidance = Account.objects.select_related("person__school").get(email=f"guidance@{DOMAIN}")
    yield now - timedelta(days=27)
    plan(by=guidance, often="monthly", who=[guidance.person_id])
    for title, address, scope, purpose in PAGES:
        words = {"title": title, "address": address, "scope": scope, "purpose": purpose}
        name_page(by=guidance, what=Raised({"ours": "no", "machine": "no"}, words))
    yield now - timedelta(days=26)
    hold_by_hand(by=guidance, what=QUIET)
    yield now - timedelta(days=9)
    row = hold_by_hand(by=guidance, what=FOUND)
    post = tell(by=guidance, told=Deeds(POST, round=row))
    act(by=guidance, post=post, slug="judge", told=Deeds(JUDGED))
    yield now - timedelta(days=8)
    again_on = (clock.now() + timedelta(days=11)).date()
    act(by=guidance, post=post, slug="ask", told=Deeds(ASKED, again_on=again_on))
