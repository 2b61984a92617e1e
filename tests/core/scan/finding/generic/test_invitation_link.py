import pytest
from tests.core.scan.finding.looking import found

from mamori.core.scan.finding.generic.invitation_link import FINDER


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("参加は https://line.me/ti/g/AbC123xyz まで", ["https://line.me/ti/g/AbC123xyz"]),
        ("discord.gg/abcDEF", ["discord.gg/abcDEF"]),
        ("https://zalo.me/g/abcxyz123.", ["https://zalo.me/g/abcxyz123"]),
        ("https://chat.whatsapp.com/Abc123?x=1。", ["https://chat.whatsapp.com/Abc123?x=1"]),
        (
            "https://us02web.zoom.us/j/81234567890?pwd=abc",
            ["https://us02web.zoom.us/j/81234567890?pwd=abc"],
        ),
        ("ミーティングID: 812 3456 7890", ["812 3456 7890"]),
        ("meet.google.com/abc-defg-hij", ["meet.google.com/abc-defg-hij"]),
        (
            "(https://teams.microsoft.com/l/meetup-join/19%3ax/0?context=%7b%7d)",
            ["https://teams.microsoft.com/l/meetup-join/19%3ax/0?context=%7b%7d"],
        ),
    ],
)
def test_it_is_found(text: str, finds: list[str]) -> None:
    assert found(FINDER, text) == finds


@pytest.mark.parametrize(
    "text",
    [
        "https://line.me/ja/",
        "https://zoom.us/download",
        "discord.com",
        "https://school.example/j/123",
        "会議 12:00 3456",
    ],
)
def test_what_looks_like_it_is_not(text: str) -> None:
    assert found(FINDER, text) == []
