"""Marks and ratings of persons, and those that are against them (CHB-11, T-18).

A mark needs a person in its line or row; `grade_columns` tells whole columns of them. How marks are
made, and what a failed course means, is said of nobody.
"""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from mamori.core.scan.finding.beside import NEAR, WIDE, beside
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.persons import is_name
from mamori.core.scan.finding.sparing import Sparing
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_AGAINST_JA = (
    "不可 不合格 再試 追試 再履修 単位未修得 未修得 単位不認定 落第 留年 原級留置 仮進級 "
    "赤点 欠点者 欠点科目 欠点課目 及第せず 除籍 退学勧告"
)
_AGAINST_OTHERS = (
    "không đạt|chưa đạt|lưu ban|ở lại lớp|thi lại|học lại|kiểm tra lại|không được lên lớp|"
    "học lực yếu|học lực kém|xếp loại yếu|xếp loại kém|hạnh kiểm yếu|thi trượt|trượt môn|"
    "trượt tốt nghiệp|thi rớt|rớt môn|onvoldoende|blijft zitten|zitten blijven|zittenblijven|"
    "doubleert|"
    "doubleren|gezakt|herkansing|herkansen|herkanst|onvoldoendes|afgewezen|niet bevorderd|"
    "niet geslaagd|niet over naar|"
    "onder niveau|failed|fails|fail|failing|retake|retakes|resit|resits|not passed|"
    "did not pass|repeat the year|"
    "repeats the year|held back|below standard|academic probation|unsatisfactory"
)
_AGAINST = (*_AGAINST_JA.split(), *_AGAINST_OTHERS.split("|"))
_LABELS_JA = (
    "評定平均 評定 成績 偏差値 内申点 内申 得点 素点 点数 学年順位 順位 席次 評価 国語 "
    "数学 算数 理科 社会 英語 音楽 体育 中間考査 期末考査 期末テスト 小テスト"
)
_LABELS_OTHERS = (
    "gpa|điểm trung bình|điểm tb|đtb|điểm|học lực|hạnh kiểm|xếp loại|xếp hạng|rèn luyện|"
    "cijfer|cijfers|gemiddelde|gemiddeld|beoordeling|eindlijst|rapport|scoort|scoorde|behaalde|"
    "haalde|grade of|grade:|grade is|grade was|graded|mark of|mark:|average|"
    "result|scored|score|percentile|achieved"
)
_LABELS = (*_LABELS_JA.split(), *_LABELS_OTHERS.split("|"))
RATING = (
    r"秀|優|良(?!い)|可(?!能)|a[+-]?|b[+-]?|c[+-]?|d[+-]?|e|f|s|◎|○|△|giỏi|khá|trung bình|yếu"
    r"|kém|tốt|xuất sắc|đạt"
    r"|(?:ruim )?voldoende|goed|zeer goed|uitstekend|matig|zwak|excellent|good|satisfactory"
    r"|pass(?:ed)?|distinction|merit"
)
NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?(?: ?[点%位]| ?/ ?\d{1,3})?"
_VALUE = re.compile(
    rf"^(?:(?:の|が|は|も)?[ :：=]{{0,3}}|[ :]*(?:\w+ ){{0,3}}?(?:là|được|đạt|loại|van|voor|een"
    rf"|is|was|of|in|:) ?(?:an? )?)"
    rf"(?P<value>{NUMBER}(?![a-zà-ỹ\d年月日時回人名割組章枚つ級段教科週限期ヶ]|か[所月]|[.,:/-]\d)|(?:{RATING})"
    r"(?![a-zà-ỹ'’\d-]))"
)
_OTHER_SENSE = re.compile(
    r"onvoldoende (?!voor|en\b|op\b|bij|in\b|is\b|staat|gehaald|gescoord|behaald|gekregen|waardoor"
    r"|dus|maar|of\b|te\b)[a-z]|fail(?:s|ed|ing)? to\b|不可(?:欠|分|能|避|解|侵|思|視|逆)"
)
_NOT_ALLOWED = re.compile(
    r"(?:参加|出席|登校|入場|入室|使用|利用|持込|持ち込み|飲食|外出|遊泳|水泳|撮影|返却|変更|連絡|面会)"
    r"[はもが]?不可"
)
_LIST = re.compile(
    r"対象者|該当者|者一覧|者名簿|結果|発表|danh sách|kết quả|lijst|uitslag|overzicht|results?\b"
    r"|\blist\b|following (?:students|pupils)"
)
_SAME_LINE = re.compile(r"^[^:。.]{0,12}: ?[a-z]?\d[\da-z]*\d{3}")
_NUMBERED = re.compile(r"\d{4,}")
_NEAR = 60  # letters
_BULLETS = " ・-*•0123456789."
_LEFT, _RIGHT = r"(?<![a-zà-ỹ])", r"(?![a-zà-ỹ])"


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(
        "|".join(
            f"{_LEFT}{re.escape(each)}{_RIGHT}" if each[0] < "\u3000" else each for each in ordered
        )
    )


_AGAINST_WORD, _LABEL = _pattern(_AGAINST), _pattern(_LABELS)
_TEACHING = re.compile(
    r"以上を|未満を|とする|とします|場合|基準|について|方法|とは|とおり|規程|制度|期間|申込|受付"
    r"|日程|ことがある|ことができ"
    r"|nếu|quy định|tiêu chí|khi |cách |thông tư|als je|wanneer|indien|regel|norm\b|criteri"
    r"|procedure|als een leerling"
    r"|\bif\b|\bwhen\b|\bmay\b|\bcan\b|polic|criteri|means\b|is defined|students who|pupils who"
)


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield marks and ratings that stand beside a person in a text, or in a cell of their own."""
    last, spare = 0, Sparing(view.text, 2 * WIDE)
    for start in spots:
        if start >= last and not spare.skips(start):
            for hit in (*_against(view, start), *_labelled(view, start)):
                yield hit
                spare.told()
                last = max(last, hit.end)


def _against(view: View, start: int) -> Iterator[Hit]:
    match = _match(_AGAINST_WORD, view, start)
    if not match or _is_rule(view, start, match[1]) or _is_other(view.plain, start, match[1]):
        return
    sure = beside(view, start, match[1], acts=True)
    why = "beside:person"
    if not sure and _in_list(view, start, match[1]):
        sure, why = NEAR, "list"
    if sure:
        yield Hit(
            kind="disadvantageous-grade",
            start=start,
            end=match[1],
            confidence=sure,
            why=(f"word:{match[0]}", why),
        )


def _is_other(plain: str, start: int, end: int) -> bool:
    """Tell whether it is another sense of the word: failed to come, onvoldoende licht, 参加不可."""
    return bool(_OTHER_SENSE.match(plain, start)) or bool(
        plain.startswith("不可", start) and _NOT_ALLOWED.search(plain[max(0, start - 30) : end + 1])
    )


def _labelled(view: View, start: int) -> Iterator[Hit]:
    match = None if view.block.table else _match(_LABEL, view, start)
    value = match and _VALUE.match(view.plain[match[1] : match[1] + 40])
    if not match or not value or _is_rule(view, start, match[1]):
        return
    if len(value["value"].rstrip("+-")) == 1 and not _is_letter(view, match[1], value):
        return
    sure = beside(view, start, match[1] + value.end(), acts=True)
    if sure:
        yield Hit(
            kind="grade",
            start=match[1] + value.start("value"),
            end=match[1] + value.end(),
            confidence=sure,
            why=(f"context:{match[0]}", "beside:person"),
        )


def _is_letter(view: View, offset: int, value: re.Match[str]) -> bool:
    """A rating of one Latin letter is a capital; `a` is a word and `s` the end of one."""
    letter = view.text[offset + value.start("value")]
    return letter.isupper() or not letter.isalpha() or not letter.isascii()


def _match(pattern: re.Pattern[str], view: View, start: int) -> tuple[str, int] | None:
    match = pattern.match(view.plain, start)
    return (match[0], match.end()) if match else None


def _is_rule(view: View, start: int, end: int) -> bool:
    """Tell whether the sentence says how marks are made, not which one somebody got."""
    left, right = view.cell(start)
    line = view.plain[max(left, start - _NEAR) : min(right, end + _NEAR)]
    return bool(_TEACHING.search(normalize("NFC", line)))


def _in_list(view: View, start: int, end: int) -> bool:
    """Tell whether it heads a list of people: 再試験対象者, and numbers or names below."""
    line = view.plain[view.cell(start)[0] : view.cell(start)[1]]
    below = view.text[end : end + 300].split("\n")[1:6]
    listed = _SAME_LINE.search(view.plain[end : end + 60].split("\n")[0]) or any(
        _NUMBERED.search(each) or is_name(each.strip(_BULLETS)) for each in below
    )
    return bool(listed) and bool(_LIST.search(normalize("NFC", line)))


WORDS = tuple(
    dict.fromkeys(form for word in (*_AGAINST, *_LABELS) for form in (word, normalize("NFD", word)))
)
FINDER = Finder("grades", ("grade", "disadvantageous-grade"), find, words=WORDS)
