"""A board with two schools, and the sheet that one of them withdrew in 2020. All invented."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import make_board, make_school, make_staff, sign_in

from mamori.base import clock
from mamori.duties.models import Duty
from mamori.people.models import Account, Post, School
from mamori.publishing.actions.marks import keep_mark
from mamori.publishing.models import Mark
from mamori.registers.actions import Raised

R = Post.Role
# The sheet as it was, and typed anew by another hand for another school a year later.
SHEET = """令和2年度 家庭でのネット利用について
冬休みを前に、ご家庭でのスマートフォンやゲーム機の約束を確かめましょう。
使う時間は夜の9時まで、使う場所は居間だけ、知らない人とは連絡を取らないことにします。
使っているサービスの名前、利用者の名前とパスワードを書いて、担任に提出してください。
サービスの名前（　　　　）　利用者の名前（　　　　）　パスワード（　　　　）
保護者のかたの署名（　　　　　　）　12月4日までに担任へ　みどり小学校"""
AGAIN = """令和３年度　ご家庭でのネットの利用について
さくら小学校
冬休みを前にして、ご家庭でのスマートフォンやゲーム機の約束を確かめましょう。
使っているサービスの名前、利用者の名前と パスワードを書いて担任に提出してください。
使う時間は夜の９時まで、使う場所は居間だけ、知らない人とは連絡をとらないことにします。
サービスの名前（　　　）
利用者の名前（　　　）
パスワード（　　　）
保護者の方の署名（　　　　　）　１１月３０日までに担任へ"""
STORY = {
    "title": "家庭でのネット利用について（令和2年度）",
    "why": "パスワードを書かせる欄があった。児童の秘密を学校が集めてはならない。",
    "instead": "家庭で話し合うためのしおり。回収しない。",
    "notice": "児童にパスワードを書かせません。",
}


@dataclass
class Ward:
    board: School
    officer: Account
    school: School
    principal: Account
    vice: Account
    ict: Account
    teacher: Account
    other: School  # under the same board
    other_principal: Account
    other_teacher: Account

    def client(self, who: Account) -> Client:
        return sign_in(Client(), who)

    def withdraw(self, text: str = SHEET, by: Account | None = None, /, **codes: str) -> Mark:
        """Withdraw a sheet at the first school."""
        who = by or self.principal
        what = Raised({"reason": "secret", "circulating": "yes", **codes}, STORY)
        return keep_mark(by=who, school=who.person.school, text=text, what=what)

    def do(self, who: Account, mark: Mark, slug: str, /, **fields: Any) -> Any:
        """Send the form of what is done about a withdrawn document."""
        url = reverse("publishing:mark_act", args=[mark.pk, slug])
        return self.client(who).post(url, {"on": str(clock.now().date()), **fields})

    def state(self, stream: str, entry: str) -> str:
        return Duty.objects.filter(stream=stream, entry=entry).latest("opened_at").state

    def in_days(self, days: int) -> Any:
        """Let it be some days later."""
        return clock.at(clock.now() + timedelta(days=days))


@pytest.fixture
def ward(db: None) -> Ward:
    board = make_board()
    school, other = (make_school(name, board=board) for name in ("みどり小学校", "さくら小学校"))
    return Ward(
        board=board,
        officer=make_staff(board, "主事 十", R.BOARD_OFFICER),
        school=school,
        principal=make_staff(school, "校長 五郎", R.PRINCIPAL, R.COMMITTEE),
        vice=make_staff(school, "教頭 四季", R.VICE_PRINCIPAL),
        ict=make_staff(school, "情野 九", R.ICT),
        teacher=make_staff(school, "音羽 八重"),
        other=other,
        other_principal=make_staff(other, "園田 一", R.PRINCIPAL),
        other_teacher=make_staff(other, "南川 二"),
    )
