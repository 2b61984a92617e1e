"""A board of this town is looked at, something bad is found there, asked down, and proved gone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.e2e.demo_school import DemoSchool
from tests.e2e.visitor import PHONE, Visitor, visit
from tests.publishing.board import Board, served

BAD = "こもれび小の6年、まじうざい。学校くんな"
WAITS = 60_000  # ms, for a worker on a busy machine


@pytest.fixture
def board() -> Iterator[Board]:
    with served() as one:
        yield one


def name_page(visitor: Visitor, board: Board) -> None:
    """Name the board with its scope and purpose; an account is refused and nothing is lost."""
    page = visitor.page
    visitor.go("/publishing/patrol/pages/new/")
    page.locator('input[name="title"]').fill("まちの掲示板")
    page.locator('input[name="address"]').fill("https://www.instagram.com/somebody/")
    page.locator('textarea[name="scope"]').fill("はじめのページ")
    page.locator('textarea[name="purpose"]').fill("児童への中傷を見つけるため")
    page.locator('input[name="ours"][value="no"]').check()
    visitor.press(page.locator('main button[name="send"]'))
    assert "アカウント" in page.locator(".govuk-error-summary").inner_text()
    assert page.locator('input[name="title"]').input_value() == "まちの掲示板"
    page.locator('input[name="address"]').fill(board.url)
    visitor.press(page.locator('main button[name="send"]'))


@pytest.mark.row("HOK-102", "HOK-155", "HOK-161")
def test_a_board_is_looked_at_and_what_hurts_is_proved_gone(
    browser: Browser, demo_school: DemoSchool, board: Board
) -> None:
    board.posts = ["きょうは祭りだった", BAD, "雨がやまない"]
    visitor = visit(browser, demo_school, "ja", size=PHONE)
    page = visitor.page
    visitor.become("guidance")
    name_page(visitor, board)
    assert "まちの掲示板" in visitor.text()
    visitor.press(page.locator('form[action$="/patrol/now/"] button'))
    round_url = page.url
    seen = page.locator('main a[href^="/publishing/patrol/posts/"]')
    expect(seen).to_be_visible(timeout=WAITS)
    seen.click()
    assert BAD in visitor.text()
    marked = page.locator("main mark").all_inner_texts()
    assert "うざい" in marked
    post_url = page.url

    page.locator('main a[href$="/judge/"]').click()
    page.locator('input[name="level"][value="delete"]').check()
    page.locator('input[name="net-type"][value="I1"]').check()
    page.locator('textarea[name="why"]').fill("仲間外れを呼びかけている。")
    visitor.press(page.locator('main button[name="send"]'))
    assert "削除を依頼" in visitor.text()
    page.locator('main a[href$="/ask/"]').click()
    page.locator('input[name="to"][value="site"]').check()
    page.locator('textarea[name="said"]').fill("削除依頼フォームから。")
    page.locator('input[name="again_on"]').fill("2036-03-31")
    visitor.press(page.locator('main button[name="send"]'))

    board.posts.remove(BAD)
    visitor.press(page.locator('form[action$="/look/"] button'))
    gone = page.locator(".govuk-tag", has_text="削除を確認")
    for _ in range(60):
        page.goto(post_url)
        if gone.count():
            break
        page.wait_for_timeout(1000)
    expect(gone).to_be_visible()

    page.goto(round_url)
    page.locator('main a[href$="/held/"]').click()
    page.locator('textarea[name="finding"]').fill("一件。削除を確かめた。")
    visitor.press(page.locator('main button[name="send"]'))
    assert "気になるものあり" in visitor.text()
    complaints = [text for text in visitor.complaints if "422" not in text]
    assert complaints == []
    page.context.close()
