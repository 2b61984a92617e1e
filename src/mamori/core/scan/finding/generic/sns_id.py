"""Names of accounts: LINE, Instagram, X, TikTok, Zalo, Facebook, Discord and their like."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_NAMES = (
    "instagram インスタグラム インスタ いんすた twitter ツイッター tiktok ティックトック zalo"
    " facebook フェイスブック discord ディスコード snapchat スナチャ skype スカイプ カカオトーク"
    " カカオ kakao wechat telegram threads bereal viber"
)
# Words too, so an account must be said, or begin with an at sign.
_WORDLIKE = "line ライン x ig fb snap insta"
SERVICES = Labels(_NAMES)
TITLES = Labels(f"{_NAMES} line ライン sns")
_VAGUE = ("header:line", "header:ライン")
_SAID = (
    r"(?:id|アカウント名?|account|ユーザー名|ユーザid|username|user|tài khoản|nick|gebruikersnaam)"
)
_GAP = r"[ :=はがの「()・\t]{0,4}"
_ID = r"@?[a-z0-9_](?:[a-z0-9._#-]{1,28}[a-z0-9_#])(?![a-z0-9@])"
_SAID_ID = re.compile(rf"{_GAP}{_SAID}{_GAP}(?P<id>{_ID})")
_AT_ID = re.compile(rf"{_GAP}(?P<id>@{_ID})")
_OLD_DISCORD = re.compile(r"[ :]{0,3}(?P<id>[a-z0-9_.]{2,32}#[0-9]{4})(?![0-9])")
_COLON_ID = re.compile(rf" ?[:=は] ?(?P<id>{_ID})")
_WORD = re.compile(rf"(?<![a-z])(?:{'|'.join(_WORDLIKE.split())})(?![a-z])")
_CELL = re.compile(rf"(?<![a-z0-9@.]){_ID}")
_LINK = re.compile(
    r"(?:instagram\.com|(?:twitter|x)\.com|tiktok\.com|facebook\.com|fb\.com|zalo\.me|m\.me|t\.me"
    r"|line\.me/ti/p|snapchat\.com/add|threads\.net|discord\.com/users)"
    r"/(?P<id>[@~]?[a-z0-9_](?:[a-z0-9._~-]{1,40}[a-z0-9_])?)(?![a-z0-9_]|/[a-z0-9])"
)
_NO_PERSON = re.compile(
    r"(?:p|g|groups?|pages?|share|sharer|hashtag|explore|intent|home|watch|login)\Z"
)
_LINK_WORDS = (
    *("instagram.com/", "twitter.com/", "x.com/", "tiktok.com/", "facebook.com/", "fb.com/"),
    *("zalo.me/", "m.me/", "t.me/", "line.me/ti/p/", "snapchat.com/add/", "threads.net/"),
    "discord.com/users/",
)
_WORDLIKE_WORDS = tuple(
    f"{word}{after}"
    for word in _WORDLIKE.split()
    for after in ("id", " id", "の", ":", " @", "@", "アカ", " account", " user", "ユーザ", " nick")
)


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the accounts said beside the name of a service, and links to them."""
    plain = view.plain
    for spot in spots:
        if found := _LINK.match(plain, spot):
            if not _NO_PERSON.match(found["id"]):
                yield _hit(found.start("id"), found.end("id"), 0.9, "form:link")
        elif service := SERVICES.at(plain, spot):
            yield from _beside(plain, spot + len(service), service, colon=True)
        elif word := _WORD.match(plain, spot):
            yield from _beside(plain, word.end(), word[0], colon=False)
    for found, clue in TITLES.values(view, (), _CELL):
        # A column called line may hold lines of anything.
        sure = 0.4 if clue in _VAGUE and found[0][0] != "@" else 0.85
        yield _hit(found.start(), found.end(), sure, clue)


def _beside(plain: str, at: int, service: str, *, colon: bool) -> Iterator[Hit]:
    found = next(
        (m for each in (_SAID_ID, _AT_ID, _OLD_DISCORD) if (m := each.match(plain, at))), None
    )
    sure = 0.95
    if not found and colon and (found := _COLON_ID.match(plain, at)):
        # A word after a colon may be any; an account has a digit or a mark in it.
        sure = 0.85 if re.search(r"[0-9_.]", found["id"]) else 0.4
    if found and any(map(str.isalnum, found["id"])):  # a line to write on has none
        yield _hit(found.start("id"), found.end("id"), sure, f"context:{service}")


def _hit(start: int, end: int, sure: float, why: str) -> Hit:
    return Hit(kind="sns-id", start=start, end=end, confidence=sure, why=(why,))


FINDER = Finder(
    "sns-id",
    ("sns-id",),
    find,
    words=(*SERVICES.words, *_WORDLIKE_WORDS, *_LINK_WORDS, "line", "ライン", "sns"),
)
