"""Dates of birth that no word announces: a day right beside a name, as in lists of pupils.

山田 太郎（2016年4月1日） and Nguyễn Văn An, 01/04/2016. It has to be the day on which a pupil or a
teacher may have been born, nothing may call it another day, and no more than a bracket, a comma or
a gap may part it from the name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple
from unicodedata import normalize

from mamori.core.roster.dates import BadDate, parse_date
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.generic.birth_date import DATE
from mamori.core.scan.finding.persons import named
from mamori.core.scan.hits import Hit
from mamori.core.scan.tables.columns import kind_of
from mamori.core.scan.tables.namelike import known_family
from mamori.core.scan.view import View

_LEAST, _GROWN, _MOST = 3, 20, 75  # years of a child, of whoever has a post, of a teacher
_NAMES = frozenset({"name", "reading", "guardian"})  # kinds of columns
# By what parts it from the name: how sure for people of the roster, and for other names.
_SURE = {
    "open": (0.85, 0.7),
    "mark": (0.7, 0.6),
    "reading": (0.7, 0.6),
    "gap": (0.65, 0.55),
    "space": (0.6, 0.55),
}

_MONTHS = """
jan feb mrt mar maa apr mei may jun jul aug sep okt oct nov dec january january januari february
februari march maart april june juni july juli august augustus september october oktober november
december
"""
_FIGURES, _KANJI = "0123456789", "元一二三四五六七八九十"
# What is awaited of a day: 年4, h27 behind a mark, 3 tháng, 3 april, april 3, 2016/ and /2016.
_WORDS = (
    *("".join(each) for each in product("年", ("", " "), _FIGURES + _KANJI)),
    *("".join(each) for each in product("( ,、・\t", "hrs", _FIGURES)),
    *(f"{one} {word}" for one in _FIGURES for word in ("tháng", *_MONTHS.split())),
    *(f"{word} {one}" for one in _FIGURES for word in _MONTHS.split()),
    *(f"{year}{mark}" for year in range(1930, 2100) for mark in "-/."),
    *(f"{mark}{year}" for year in range(1930, 2100) for mark in "-/."),
)
_YEAR = re.compile(rf"(?:(?:昭和|平成|令和|\b[shr]) ?[\d{_KANJI}]{{1,3}}|\d{{4}}) ?\Z")
_DAY = re.compile(r"(?<!\d)\d{1,2}[-/.]\d{1,2}\Z")
_BACK, _LINE = 8, 80  # letters before a spot, and of a line

_PARTING = re.compile(
    r"(?=[ \t(\[【《〔,、・;:/|│┃])"  # most letters begin none of it, which is seen at once
    r"(?:(?: ?\([ぁ-ゖァ-ヺー・ ]{2,24}\))?"
    r"(?:(?P<open> ?[(\[【《〔])|(?P<mark> ?[,、・;:/|│┃]| -(?= ))|(?P<gap>\t| {2})|(?P<space> ))"
    r"| ?(?P<reading>\([ぁ-ゖァ-ヺー・ ]{2,24}\)))"
    r" *(?:(?:男子?|女子?|[男女]児|nam|nữ|jongen|meisje|[mvf]|[1-9]\d?歳|[1-6]年(?:\d{1,2}組)?"
    r"|lớp \w{1,4}|groep \d[a-z]?|class \w{1,3}|year \d{1,2})[,、・;:/ ] *)*"
    r"(?P<day>ngày )?[*°]? ?\Z"
)
_HONORIFIC = re.compile(r" ?(?:さん|くん|君|ちゃん|さま|様)?")
_ENDED = re.compile(r" ?(?:生|[,、・;)]|[.。](?!\d)| ?[/|│┃]|\t|  |$)", re.MULTILINE)
# What may follow the day, by what parts it from the name.
_AFTER = {
    "open": re.compile(r" ?(?:生|[)\]】》〕,、・;/]|$| (?:te|in|tại) )", re.MULTILINE),
    "mark": _ENDED,
    "reading": _ENDED,
    "gap": _ENDED,
    "space": re.compile(r" *$", re.MULTILINE),
}
_FOLLOWING = (_ENDED, _AFTER["open"])
_BEFORE = frozenset(" \t([【《〔),、・;:/|│┃*°")
_NUMBERED = re.compile(r"\W*\d{0,3}\W*")
_WHOLE = re.compile(
    r"(?<![一-鿿々ァ-ヺーぁ-ゖ])[一-鿿々ヶ]{1,4}[ \u3000]?[一-鿿々ぁ-ゖァ-ヺー]{1,5}"
    r"(?<![校園店社駅町村市区県課部室館院会組式所局省庁場])\Z"
)
# Whoever has a post, wrote or signed stands beside the day on which that was.
_POST = re.compile(
    r"(?:校長|教頭|教諭|園長|理事長|会長|市長|町長|村長|教育長|委員長|主任|代表|著|作|文責|記入者|作成者"
    r"|報告者|担当者?|担任|投稿者|(?<![^\W\d_])(?:mevr|mw|dhr|mevrouw|meneer|juf|meester|directeur|door"
    r"|auteur|by|author|principal|teacher|thầy|cô|gvcn|hiệu trưởng|tác giả|người (?:viết|ký|lập)))"
    r"[.:]? *\Z"
)
# What stands near a day on which something happened.
_OTHER = re.compile(
    r"実施|開催|試験|テスト|検査|検定|受験|大会|試合|優勝|入賞|受賞|表彰|入学|卒業|入園|卒園|転入|転出"
    r"|転校|編入|退学|着任|赴任|就任|退任|採用|異動|任期|委嘱|撮影|掲載|投稿|更新|作成|改訂|発行|発表"
    r"|公開|提出|記入日|受付|受理|署名|承認|決裁|契約|申込|申請|登録|期限|締切|予定|日時|日程|当番|日直"
    r"|面談|訪問|診断|受診|接種|購入|貸出|返却|支払|納入|入金|死去|逝去|没|享年|事故|発生|行事|講演|研修"
    r"|会議|発売|出版|コメント|返信|遠足|運動会|文化祭|発表会|[〜~～]"
    r"|(?<![^\W\d_])(?:ngày (?!sinh)[^\W\d_]+|kiểm tra|bài thi|kỳ thi|nhập học|tốt nghiệp|đăng"
    r"|cập nhật|bình luận|nộp|ký tên|từ trần|qua đời|hạn|nghỉ|vắng|trực nhật|huy chương|lúc"
    r"|toets|examen|proefwerk|ingeleverd|ondertekend|handtekening|geplaatst|gepubliceerd|gewijzigd"
    r"|bijgewerkt|versie|gestart|begonnen|in dienst|ingeschreven|uitgeschreven|overleden|gesprek"
    r"|afspraak|gemaakt|geslaagd|diploma|afwezig|ziek|verlof|te laat|kamp|schoolreis|reactie"
    r"|geschreven|foto|\w*(?<!geboorte)datum|sinds|vanaf|tot"
    r"|test|exam|signed|posted|published|updated|submitted|due|deadline|joined|started|left|appointed"
    r"|enrolled|graduated|died|absent|sick|interview|meeting|photo|taken|since|until|from|comment"
    r"|wrote|version|dated?(?! of birth)|award(?:ed)?|won|match|tournament|†)(?![^\W\d_])"
)
_AROUND, _BEHIND = 40, 24  # letters before a name and after its day in which that is told
# Where a letter was written stands before its day, too; these begin as names do.
_PLACE = re.compile(r"(?:hà (?:nội|nam|giang|tĩnh)|(?:tp\.? ?)?hồ chí minh|đà nẵng|thái bình)\Z")


class _Person(NamedTuple):
    """Where somebody's name begins, whether the roster has them, and knows that they are grown."""

    first: int
    known: bool = False
    grown: bool = False


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the days of birth beside names; none where it is not known what day it is."""
    last = -1
    for start, end, age in _days(view, spots, view.day) if view.day else ():
        if start > last and (sure := _beside_person(view, start, end, age)):
            last = start
            yield Hit(
                kind="birth-date", start=start, end=end, confidence=sure, why=("beside:person",)
            )


def _days(view: View, spots: Sequence[int], today: date) -> Iterator[tuple[int, int, int]]:
    """Yield the days at the spots on which somebody at a school may have been born, and the age."""
    plain, table = view.plain, view.block.table
    for spot in spots:
        if table and (title := view.header(spot)) and kind_of(title) not in _NAMES:
            continue  # the column says which days it holds
        start = _start(plain, spot)
        found = DATE.match(plain, start) if start > 0 else None
        if not found or not _stands_apart(plain, *found.span()):
            continue
        age = _age(found[0], today)
        if age is not None and _LEAST <= age <= _MOST:
            yield *found.span(), age


def _stands_apart(plain: str, start: int, end: int) -> bool:
    """Tell whether a day may be parted from a name before it; a look that costs little."""
    return plain[start - 1] in _BEFORE and any(each.match(plain, end) for each in _FOLLOWING)


def _start(plain: str, spot: int) -> int:
    """Return where a day begins that may be at a spot, -1 if none does."""
    letter = plain[spot]
    if letter == "年" or letter in "-/.":
        before = (_YEAR if letter == "年" else _DAY).search(plain, max(0, spot - _BACK), spot)
        return before.start() if before else -1
    if letter in _BEFORE:
        return spot + 1
    return spot - (plain[spot - 1 : spot].isdigit() and letter.isdigit())


def _age(text: str, today: date) -> int | None:
    """Return how many years before today a day was, None if it is none."""
    try:
        born = parse_date(text, "dmy")
    except BadDate:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _beside_person(view: View, start: int, end: int, age: int) -> float:
    """Return how sure it is that a day is the birthday of the person before it; 0 if it is not."""
    plain = view.plain
    line = max(plain.rfind("\n", 0, start) + 1, start - _LINE)
    parting = _PARTING.search(plain, line, start)
    how = next((each for each in _SURE if parting[each]), "") if parting else ""
    if not parting or not _AFTER[how].match(plain, end) or (parting["day"] and how != "open"):
        return 0.0
    if _PLACE.search(normalize("NFC", plain[line : parting.start()])):
        return 0.0
    person = _person(view, line, parting.start())
    if person is None or _is_other(view, person.first, start, end):
        return 0.0
    if how == "space" and not _NUMBERED.fullmatch(plain, line, person.first):
        return 0.0
    in_post = _POST.search(plain, line, person.first) is not None
    if (in_post and how != "open") or (age < _GROWN and (in_post or person.grown)):
        return 0.0
    return _SURE[how][0 if person.known else 1]


def _person(view: View, line: int, end: int) -> _Person | None:
    """Return the person who is named up to `end`, if somebody is."""
    for spans in (view.people, view.named):
        at = bisect_left(spans, (end, 0)) - 1
        if at >= 0 and line <= spans[at][0] and _HONORIFIC.fullmatch(view.plain, spans[at][1], end):
            return _Person(spans[at][0], spans is view.people, spans[at] in view.grown)
    written = view.text[line:end]
    words = normalize("NFC", written)
    for first, last in named(words):
        if last == len(words):
            return _Person(line + first)  # near enough, where marks stand apart
    whole = _WHOLE.search(written)
    return _Person(line + whole.start()) if whole and known_family(whole[0]) else None


def _is_other(view: View, first: int, start: int, end: int) -> bool:
    """Tell whether it is another day: something calls it so, or the line above or below has it."""
    text, plain = view.text, view.plain
    begin = max(plain.rfind("\n", 0, first) + 1, first - _AROUND)
    stop = plain.find("\n", end, end + _BEHIND)
    stop = end + _BEHIND if stop < 0 else stop
    above = plain[max(0, begin - _LINE) : begin].rstrip("\n").rpartition("\n")[2]
    below = plain[stop : stop + _LINE].lstrip("\n").partition("\n")[0]
    if text[start:end] in above or text[start:end] in below:
        return True
    near = f"{above[-_AROUND:]}\n{plain[begin:first]}\n{plain[end:stop]}"
    return bool(_OTHER.search(normalize("NFC", near)))


FINDER = Finder("birth-date-beside", ("birth-date",), find, words=_WORDS)
