"""What comes in through the demo school's door, and where it says one can ask for help."""

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, time

from mamori.door.actions import (
    Report,
    Windows,
    answer,
    check_lines,
    go_on,
    open_door,
    publish_windows,
    receive,
)
from mamori.door.models import Talk
from mamori.door.tickets import Ticket
from mamori.people.models import Account, School
from mamori.site.demo.people import DOMAIN

Back = Callable[[datetime, int, time], datetime]

PLACES = """保健室《ほけんしつ》：休《やす》み時間《じかん》はいつでも
スクールカウンセラー：火《か》ようと木《もく》よう、2かいの「そうだんルーム」
たんにんの先生《せんせい》、となりのクラスの先生《せんせい》、だれでも
しょくいん室《しつ》の前《まえ》の「そうだんポスト」"""
GUARDIANS = "電話でのご相談は、代表番号から「いじめ対策の担当」とお伝えください。名前は不要です。"
POLICY = "基本方針は職員室前の掲示と学校のホームページでご覧いただけます。"
LEFT_OUT = Report(
    words="やすみ時間に、わたしだけ いれてもらえません。おにごっこのとき「くるな」って いわれます。"
    "まえは なかよしでした。",
    sender="pupil",
    group="4年",
)
THANKS = "話してくれて、ありがとう。つらかったね。いつごろから、そうなりましたか。"
SINCE = Report(words="うんどう会の あとからです。先生には まだ いえません。")
NEXT = (
    "わかりました。まず、休み時間にようすを見ます。あなたが話したことは、ほかの子には言いません。"
)
CHAT = Report(
    words="子どもの学年のグループチャットで、特定の子を外した別のグループができているようです。"
    "画面は保存してあります。うちの子も入っていて、抜けにくいと言っています。",
    sender="guardian",
)
LOUD = Report(
    words="きゅうしょくを のこすと、大きな声で おこられます。こわくて、学校に いきたくないです。",
    sender="pupil",
    about_staff=True,
)


def fill_door(
    school: School, now: datetime, first_morning: datetime, back: Back
) -> Iterator[datetime]:
    """Open the door on the first morning of the year; let some come in since."""
    principal, nurse = _account("principal"), _account("nurse")
    yield first_morning
    open_door(school=school)
    publish_windows(by=principal, windows=Windows(PLACES, GUARDIANS, POLICY))
    check_lines(by=principal)
    yield back(now, 6, time(12, 40))
    told = _come_in(school, "1", LEFT_OUT)
    yield back(now, 5, time(10, 5))
    answer(by=nurse, talk=told, words=THANKS, pk=uuid.uuid5(told.pk, "1"))
    yield back(now, 4, time(16, 30))
    go_on(talk=told, ticket=_ticket(school, "1 more"), report=SINCE)
    yield back(now, 3, time(8, 20))
    answer(by=nurse, talk=told, words=NEXT, pk=uuid.uuid5(told.pk, "2"))
    yield back(now, 2, time(21, 15))
    _come_in(school, "2", CHAT)
    yield back(now, 1, time(15, 50))
    _come_in(school, "3", LOUD)


def _come_in(school: School, key: str, report: Report) -> Talk:
    return receive(school=school, ticket=_ticket(school, key), report=report)


def _ticket(school: School, key: str) -> Ticket:
    return Ticket(uuid.uuid5(school.pk, f"door {key}").bytes, school.language)


def _account(key: str) -> Account:
    return Account.objects.get(email=f"{key}@{DOMAIN}")
