"""What is never asked, what counts on a page, and what a look says."""

import pytest
from tests.publishing.board import Board, served

from mamori.core.scan.findings import Finding
from mamori.core.scan.places import Place
from mamori.publishing.patrolling import never
from mamori.publishing.patrolling.asking import LOOKED, ask
from mamori.publishing.patrolling.picturing import browser, picture_of
from mamori.publishing.patrolling.spotting import names_of, spots, still_there, words_in

SCHOOL, HURTING = ("こもれび小学校", "こもれび小"), ("きもい", "死ね", "loser", "đồ ngu")


@pytest.fixture
def board() -> "Board":  # type: ignore[misc]  # it yields
    with served() as one:
        yield one


@pytest.mark.row("HOK-161")
@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://www.instagram.com/somebody/", never.ACCOUNT),
        ("https://x.com/somebody/status/1", never.ACCOUNT),
        ("https://m.facebook.com/groups/1", never.ACCOUNT),
        ("https://board.example/users/17", never.ACCOUNT),
        ("https://board.example/@taro", never.ACCOUNT),
        ("https://board.example/~taro/diary", never.ACCOUNT),
        ("https://board.example/my-profile.php", never.ACCOUNT),
        ("https://board.example/show?user_id=17", never.ACCOUNT),
        ("https://board.example/messages/4", never.ACCOUNT),
        ("https://board.example/login", never.SIGN_IN),
        ("https://board.example/members/sign-in.php", never.SIGN_IN),
        ("https://board.example/oauth2/start", never.SIGN_IN),
        ("https://taro:secret@board.example/", never.NO_PAGE),
        ("ftp://board.example/list.txt", never.NO_PAGE),
        ("なにか", never.NO_PAGE),
        ("https://board.example/town/schools?page=2", ""),
        ("http://school-fans.example/komorebi.html", ""),
        ("https://userguide.example/loginov-street/", ""),
    ],
)
def test_an_account_a_profile_and_a_page_to_sign_in_are_never_asked(address: str, why: str) -> None:
    assert never.refused(address) == why
    if why:
        assert ask(address, inside=True).reason == why


def test_a_field_for_a_password_beside_a_post_is_no_sign_in() -> None:
    key = b'<form action="/board/delete"><input type="password" name="key"></form>'
    text = "この町のことを話す掲示板です。".encode() * 60
    assert not never.wants_sign_in(text + key)
    assert never.wants_sign_in(key)
    assert never.wants_sign_in(text + key.replace(b"/board/delete", b"/login?next=/"))
    assert never.wants_sign_in(text + b'<input type=password autocomplete="current-password">')
    assert not never.wants_sign_in(text)


@pytest.mark.row("HOK-102")
def test_one_page_is_asked_for_by_name_and_without_a_cookie(board: Board) -> None:
    board.posts = ["運動会の話"]
    answer = ask(board.url, inside=True)
    assert (answer.reason, len(answer.sha256)) == (LOOKED, 64)
    assert "運動会".encode() in answer.data
    assert [path for path, _agent, _cookie in board.asked] == ["/robots.txt", "/board/"]
    for _path, agent, cookie in board.asked:
        assert agent.startswith("mamori/")
        assert "reads this one public page for a school" in agent
        assert cookie == ""


def test_where_the_site_keeps_programs_away_nothing_is_read(board: Board) -> None:
    board.robots = "User-agent: *\nDisallow: /board/\n"
    assert ask(board.url, inside=True).reason == "robots"
    assert [path for path, *_rest in board.asked] == ["/robots.txt"]


def test_a_page_that_leads_to_a_sign_in_or_asks_for_it_is_not_read(board: Board) -> None:
    board.to = "/login/"
    answer = ask(board.url, inside=True)
    assert (answer.reason, answer.data) == (never.SIGN_IN, b"")
    board.to, board.raw = "", b'<form action="/login"><input type="password"></form>'
    answer = ask(board.url, inside=True)
    assert (answer.reason, answer.data) == (never.SIGN_IN, b"")


def test_a_machine_inside_is_not_asked_unless_somebody_said_so(board: Board) -> None:
    assert ask(board.url, inside=False).reason == "private-address"
    assert board.asked == []


def test_words_are_found_in_whatever_kana_and_only_whole_in_latin_letters() -> None:
    assert words_in("まじキモイ", ("きもい",)) == ("きもい",)
    assert words_in("what a LOSER!", ("loser",)) == ("loser",)
    assert words_in("closer to home", ("loser",)) == ()
    assert words_in("Đồ  ngu!", ("đồ ngu",)) == ("đồ ngu",)
    assert words_in("独り", ("",)) == ()


@pytest.mark.parametrize(
    ("name", "names"),
    [
        (
            "あおぞら市立こもれび小学校",
            ("あおぞら市立こもれび小学校", "こもれび小学校", "こもれび小"),
        ),
        ("みどり中学校", ("みどり中学校", "みどり中")),
        ("県立ひかり高等学校", ("県立ひかり高等学校", "ひかり高等学校", "ひかり高")),
        ("Trường THCS Bình Minh", ("Trường THCS Bình Minh", "THCS Bình Minh")),
        ("De Linde", ("De Linde", "Linde")),
        ("国立", ("国立",)),
    ],
)
def test_a_school_goes_by_shorter_names_too(name: str, names: tuple[str, ...]) -> None:
    assert names_of(name) == names


def named(text: str, person: str = "p1", kind: str = "person", sure: float = 1.0) -> Finding:
    return Finding(kind=kind, place=Place(), span=(0, len(text)), text=text, person=person,
                   confidence=sure)  # fmt: skip


@pytest.mark.row("HOK-155")
@pytest.mark.row("HOK-161")
def test_what_counts_is_a_name_or_the_school_and_with_it_words_that_hurt_and_numbers() -> None:
    page = [
        "きょうは雨",
        "清水 結衣 まじきもい",
        "090-0000-1234 に電話しろ",
        "だれか死ね",
        "こもれび小の運動会",
    ]
    findings = [named("清水 結衣"), named("090-0000-1234", "", "phone")]
    found = list(spots(page, findings, school=SCHOOL, hurting=HURTING, ours=False))
    assert [one.text for one in found] == ["清水 結衣 まじきもい", "こもれび小の運動会"]
    assert found[0].finds == ("person", "hurting-word")
    assert found[0].people == ("p1",)
    whole = list(spots(page, findings, school=SCHOOL, hurting=HURTING, ours=True))
    assert [one.text for one in whole] == ["\n".join(page[1:4])]
    assert set(whole[0].finds) == {"person", "hurting-word", "contact"}


def test_a_name_that_is_not_sure_counts_for_nothing() -> None:
    unsure = [named("清水", sure=0.3)]
    assert list(spots(["清水の森"], unsure, school=SCHOOL, hurting=HURTING, ours=False)) == []


def test_whether_a_post_is_there_still_is_told_by_its_longer_lines() -> None:
    lines = ["清水 結衣 まじきもい", "w"]
    assert still_there(["ほか", "清水結衣まじきもい！"], lines)
    assert not still_there(["ww", "ほか"], lines)
    assert not still_there([], lines)


@pytest.mark.skipif(not browser(), reason="there is no browser on this machine")
def test_a_picture_is_drawn_from_the_page_alone_and_asks_for_nothing(board: Board) -> None:
    board.posts = ["よそ"]
    page = (
        f'<p>清水</p><img src="{board.url}"><script>document.body.textContent=""</script>'
        f'<link rel="stylesheet" href="{board.url}"><iframe src="{board.url}"></iframe>'
    ).encode()
    assert picture_of(page).startswith(b"\x89PNG")
    assert board.asked == []


def test_without_a_browser_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mamori.publishing.patrolling.picturing.browser", lambda: "")
    assert picture_of(b"<p>x</p>") == b""
