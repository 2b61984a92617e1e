"""Finders of special-care data: what is said of one person's health, family, faith or origin.

The word alone is a subject of lessons, training and announcements. It is told where a person stands
beside it, or where it is the title of a column and a row of a person has something there.
"""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from mamori.core.scan.finding.beside import NEAR, WIDE, beside, names_people, row_person, trimmed
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.sparing import Sparing
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_NOTHING = re.compile(
    r"|なし|無し?|特になし|異常なし|-+|×|/|0|không(?: có)?|ko|geen|nee|n\.?v\.?t\.?|none|no|n/a|nil"
)
_ANNOUNCED = re.compile(
    r"研修|講演|講師|講座|(?:公開|特別|出前|道徳の)授業|学習会|月間|週間|セミナー|相談会"
    r"|について(?:の)?(?:学|話|考|理解|質問|調べ|発表|聞)|理解を深め|募集|とは|制度|対応マニュアル|募金|ゲスト|歌手"
    r"|図書|著者|小説|絵本|物語|映画|training|workshop|lesson|lecture|campaign|talk on"
    r"|speaker|author|\bguest\b|singer"
    r"|guidelines?|leaflet|charity|\bnovel|\bstory of|\bbook (?:about|on)|fundrais|cake sale"
    r"|cursus|voorlichting|thema|gastspreker|\bgast\b|zanger|folder|collecte|studiedag|schrijver|roman\b"
    r"|boek (?:over|van)|lessen over"
    r"|tập huấn|chuyên đề|bài học|tuyên truyền|ngày hội|hội thảo|báo cáo viên|diễn giả|khách mời"
    r"|ca sĩ|tác giả|gây quỹ"
)
_DENIED = re.compile(
    r"^[^。.\n]{0,12}?(?:は|も)?(?:ない|なし|ありません|ではない|特にな)|(?:\bno|\bnot|không(?:"
    r" bị)?|\bgeen|\bniet) (?:\w+ ){0,2}$"
)
# What makes another word of it: a school, a day, a form.
_COMPOUND = re.compile(
    r"^(?:(?:'s)? (?:primary|school(?! meals)|church|awareness|day\b|week\b|month\b|polic"
    r"|form\b|forms\b"
    r"|club|society|studies|feasts?|holidays?|festival|act\b|service\b|team\b|research|department|officer|log\b"
    r"|basisschool|kerk|beleid|protocol|formulier|dag\b|feest)|[ -]?(?:について|教育|担当|調査|の日"
    r"|対策|(?:の|のある|をもつ|を持つ|がある)(?:子|児童|生徒|人|方|大人)|児童生徒|児童対策|児童地域|協議会|学級担任|コーディネーター|スポーツ|用|対応(?!中)))"
)
_ACCOUNT = re.compile(
    r"account|feature|option|button|setting|notification|function|knop|macro|plug-?in|javascript"
)
_LEFT, _RIGHT = r"(?<![a-zà-ỹ])", r"(?![a-zà-ỹ])"


class Caring:
    """Knows the words of one kind of special-care data; `titles` are those of columns."""

    def __init__(self, kind: str, words: Sequence[str], titles: Sequence[str] = ()) -> None:
        self._kind = kind
        self._words = _pattern(words)
        self._titles = _pattern((*titles, *words))

    def find(self, view: View, spots: Sequence[int]) -> Iterator[Hit]:
        """Yield what is said of a person in a text or a cell."""
        last, spare = 0, Sparing(view.text, 2 * WIDE)
        for start in spots:
            if start < last or spare.skips(start):
                continue
            match = self._match(view, start)
            if match is None:
                continue
            word, end = match
            if self._is_subject(view, start, end) or self._is_title(view, start):
                continue
            if sure := beside(view, start, end):
                last = end
                spare.told()
                yield Hit(
                    kind=self._kind,
                    start=start,
                    end=end,
                    confidence=sure,
                    why=(f"word:{word}", "beside:person"),
                )

    def find_columns(self, view: View, _: Sequence[int]) -> Iterator[Hit]:
        """Yield the cells of such columns in a table of people."""
        if not (view.block.table and view.headers and names_people(view.headers)):
            return
        columns = {
            at: found[0]
            for at, title in enumerate(view.headers)
            if (found := self._titles.search(normalize("NFC", title)))
        }
        for column, start, end in view.cells(columns):
            cell = normalize("NFC", view.plain[start:end].strip())
            told = cell not in {"", view.headers[column]} and not _NOTHING.fullmatch(cell)
            if told and row_person(view, start):
                first, last = trimmed(view.plain, start, end)
                yield Hit(
                    kind=self._kind,
                    start=first,
                    end=last,
                    confidence=NEAR if len(cell) < 2 else 0.85,
                    why=(f"header:{columns[column]}",),
                )

    def _match(self, view: View, start: int) -> tuple[str, int] | None:
        match = self._words.match(view.plain, start)
        if match:
            return match[0], match.end()
        match = self._words.match(normalize("NFC", view.plain[start : start + 60]))
        if not match:
            return None
        end = start + match.end()
        while len(normalize("NFC", view.plain[start:end])) < match.end():
            end += 1
        return match[0], end

    def _is_subject(self, view: View, start: int, end: int) -> bool:
        left, right = view.cell(start)
        before = normalize("NFC", view.plain[max(left, start - 60) : start])
        after = normalize("NFC", view.plain[end : min(right, end + 60)])
        if _DENIED.search(after) or _DENIED.search(before) or _COMPOUND.search(after):
            return True
        switched = view.plain.startswith("disabled", start) and _ACCOUNT.search(before + after)
        return bool(switched or _ANNOUNCED.search(before + after))

    def _is_title(self, view: View, start: int) -> bool:
        """The row of the titles of a table tells of nobody."""
        if not view.block.table:
            return False
        left, right = view.cell(start)
        return names_people(view.headers) and view.plain[left:right].strip() in view.headers


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(_one, ordered)))


def _one(word: str) -> str:
    exact = re.escape(word)
    return exact if word[0] > "\u2fff" else f"{_LEFT}{exact}{_RIGHT}"


def caring(kind: str, words: Sequence[str], titles: Sequence[str] = ()) -> tuple[Finder, Finder]:
    """Return the two finders of a kind: by words in texts, by the titles of columns in tables."""
    known = Caring(kind, words, titles)
    forms = tuple(dict.fromkeys(each for word in words for each in (word, normalize("NFD", word))))
    return (
        Finder(kind, (kind,), known.find, words=forms),
        Finder(f"{kind}-columns", (kind,), known.find_columns),
    )
