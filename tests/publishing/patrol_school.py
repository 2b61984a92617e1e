"""A school that goes its rounds: a board to look at, a child and adults who may be named there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import make_class, make_pupil, make_staff, sign_in
from tests.publishing.board import Board, served
from tests.registers.conftest import Office, R, office

from mamori.people.models import Account, Person
from mamori.people.queries import school_day
from mamori.publishing.actions.looking_round import look_at_post, look_round
from mamori.publishing.actions.patrol import look_now, name_page
from mamori.publishing.models import Post, Round, Watched
from mamori.registers.actions import Raised

__all__ = ["PatrolSchool", "office", "patrol"]

PURPOSE = {"scope": "はじめのページ", "purpose": "児童への中傷を見つけ、削除を求めるため"}


@dataclass
class PatrolSchool:
    office: Office
    guidance: Account
    child: Person
    board: Board
    page: Watched

    @property
    def school(self) -> Any:
        return self.office.school

    def client(self, who: Account) -> Client:
        return sign_in(Client(), who)

    def look(self) -> Round:
        """Go a round, as the worker does."""
        row = look_now(by=self.guidance)
        assert row is not None
        look_round.call(str(row.pk))
        row.refresh_from_db()
        return row

    def seen(self) -> Post:
        """Let the board say something bad of the child, go a round, and return what was seen."""
        self.board.posts = ["きょうは運動会でした", "清水結衣きもい、学校くんな"]
        self.look()
        return Post.unguarded.get()

    def look_at(self, post: Post) -> Post:
        """Look whether a post is gone, as the worker does."""
        look_at_post.call(str(post.pk))
        post.refresh_from_db()
        return post

    def do(self, by: Account, post: Post, slug: str, /, **fields: Any) -> Any:
        form = {"on": str(school_day(self.school)), **fields}
        url = reverse("publishing:post_act", args=[post.pk, slug])
        return self.client(by).post(url, form)

    def judge(self, post: Post, level: str, by: Account | None = None, /, **fields: Any) -> Post:
        answer = self.do(by or self.guidance, post, "judge",
                         **({"level": level, "why": "読んで判断した。"} | fields))  # fmt: skip
        assert answer.status_code == 302, answer.content.decode()
        post.refresh_from_db()
        return post

    def ask(self, post: Post, **fields: Any) -> Post:
        told = {"to": "site", "said": "削除依頼フォームから。受付番号 12",
                "again_on": str(school_day(self.school))}  # fmt: skip
        answer = self.do(self.guidance, post, "ask", **(told | fields))
        assert answer.status_code == 302, answer.content.decode()
        post.refresh_from_db()
        return post

    def get(self, who: Account, post: Post) -> Any:
        return self.client(who).get(reverse("publishing:post", args=[post.pk]))


@pytest.fixture
def board() -> Iterator[Board]:
    with served() as one:
        yield one


@pytest.fixture
def patrol(
    office: Office, board: Board, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> PatrolSchool:
    settings.MAMORI_PATROL_INSIDE = True
    # Drawing takes a second each time; that a picture is kept has a test of its own.
    monkeypatch.setattr("mamori.publishing.actions.looking_round.picture_of", lambda _data: b"")
    guidance = make_staff(office.school, "生徒 指導", R.GUIDANCE)
    child = make_pupil(office.school, "清水 結衣", make_class(office.school))
    page = name_page(
        by=guidance,
        what=Raised({"ours": "no", "machine": "yes"},
                    {"title": "まちの掲示板", "address": board.url, **PURPOSE}),
    )  # fmt: skip
    return PatrolSchool(office, guidance, child, board, page)
