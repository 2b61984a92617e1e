"""Guardians or a PTA who collect the school's money or its confidential papers (NER-27 to NER-29).

A PTA is another body than the school. Its own membership fee is its own matter; money for lunch or
a trip, copies of insurance data and medical sheets are not.
"""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_COLLECTORS = (
    *(
        "pta",
        "保護者会",
        "保護者の係",
        "保護者の役員",
        "役員の保護者",
        "係の保護者",
        "保護者の受付",
        "受付の保護者",
    ),
    *(
        "保護者の方が",
        "保護者が",
        "クラス役員",
        "学級役員",
        "学年役員",
        "学級委員",
        "クラス委員",
        "当番の保護者",
    ),
    *(
        "ban đại diện",
        "hội phụ huynh",
        "chi hội",
        "phụ huynh thu",
        "phụ huynh trực",
        "trưởng ban phụ huynh",
    ),
    *("oudervereniging", "ouderraad", "klassenouder", "oudercommissie", "hulpouder"),
    *(
        "parents' association",
        "parent association",
        "parent volunteer",
        "parent rep",
        "class rep",
        "room parent",
    ),
)
_COLLECTS = (
    r"集め|集金|徴収|回収|受け?取|受領|受付|預か|提出|渡|支払|納め|まとめ|thu|nộp|đóng|gửi|nhận|giữ"
    r"|zamel|int\b|innen|\bha(?:alt?|len)\b|ophal|inlever|lever|overhandig|afgev|betaal|betal"
    r"|neemt|nemen|ontvang"
    r"|collects?\b|collecting\b|collected\b|hand|give|pay|bring|receiv|tak(?:e|es|ing)\b|gather"
)
_MONEY = (
    r"現金|集金|徴収金|教材費|給食費|学習費|遠足代|旅行費|旅行代|積立金|学年費|学級費|参加費"
    r"|バス代|入館料"
    r"|tiền|học phí|contant|geld|schoolreis|kampkosten|cash|money|school fees|trip fee"
)
_PAPERS = (
    r"保険証|被保険者|資格確認書|資格情報|病歴|既往|健康調査|保健調査|アレルギー|問診|bhyt|bảo"
    r" hiểm|tiền sử bệnh|sức khỏe|sức khoẻ"
    r"|zorgpas|verzekering|medisch|gezondheid|allergie|insurance|medical|health|allerg"
)
_OWN_FEE = re.compile(
    r"pta ?(?:の)?(?:年)?会費|pta ?活動費|保護者会費|quỹ (?:hội |ban |lớp|phụ huynh)"
    r"|ouderbijdrage|contributie"
    r"|membership|pta (?:fee|fund)|ベルマーク|bake sale"
)
_STAFF = re.compile(
    r"担任|教職員|教員|事務(?:室|職員)|先生|職員が|giáo viên|cô giáo|thầy|kế toán|thủ quỹ nhà"
    r" trường|văn phòng"
    r"|leerkracht|mentor|juf|meester|administratie|conciërge|teacher|school office|\bstaff\b|bursar"
)
_VETO = re.compile(
    r"ません|ない|禁止|やめ|廃止|ました|していた|させ(?:た|る)|やらせ|集めてた|集めた|不適切"
    r"|お詫び|không|đã (?:thu|bị)|xin"
    r" lỗi|dừng"
    r"|\b(?:niet|geen|nooit|werd(?:en)?|had|stopt)\b|\b(?:not|never|no longer|was|were"
    r"|stop(?:ped)?)\b"
)
_COLLECTING, _CASH, _PAPER = (
    re.compile("|".join(dict.fromkeys((each, normalize("NFD", each)))))
    for each in (_COLLECTS, _MONEY, _PAPERS)
)
_COLLECTOR = re.compile(
    "|".join(
        rf"(?<![a-zà-ỹ`_/-]){re.escape(form)}(?![_`-])"
        for each in sorted(_COLLECTORS, key=len, reverse=True)
        for form in dict.fromkeys((each, normalize("NFD", each)))
    )
)
_ROW = re.compile(r"\t|\|.*\|")
_CELL = re.compile(r"[^\t|]+")
_LISTED = re.compile(r"[,、;].*[,、;]")  # a row that lists words gives nobody a task
_REST, _ENDING = re.compile(r"[a-zà-ỹ]*"), re.compile(r"[ぁ-ゖ]*")  # of a word, of a verb
_SHORT = 60  # letters of the words that say it
_AROUND = 8  # letters beside a collector who has a cell alone
_END = re.compile(r"[。!?！？]|\.(?=\s|$)|\n\s*\n|\n(?=\s*[-・*•□☐|])")
_FAR = 160
_FULL = 40  # columns of a line that wraps


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield guardians who collect, once a sentence: for money, for papers, or for both."""
    last = -1
    for spot in spots:
        collector = _COLLECTOR.match(view.plain, spot)
        if spot <= last or not collector:
            continue
        begin, end = _sentence(view, spot)
        words = view.plain[begin:end]
        composed = normalize("NFC", words)
        if not any(each.search(composed) for each in (_STAFF, _VETO, _OWN_FEE)):
            for kind, what in (("cash-by-pta", _CASH), ("papers-by-pta", _PAPER)):
                span = _says(words, what, (spot - begin, collector.end() - begin))
                if span:
                    yield Hit(
                        kind=kind,
                        start=begin + span[0],
                        end=begin + span[1],
                        confidence=0.75,
                        why=(f"context:{collector[0]}",),
                    )
            last = end


def _says(words: str, what: re.Pattern[str], who: tuple[int, int]) -> tuple[int, int] | None:
    """Return the span of the few words that say who collects what, None if none do.

    In a row of a table they stand in one cell, or the collector has one alone and the task another.
    """
    cells = list(_CELL.finditer(words)) if _ROW.search(words) else []
    for within in [cell.span() for cell in cells] or [(0, len(words))]:
        found = _nearest(what, words, within, who)
        verb = found and _nearest(_COLLECTING, words, within, found)
        if not found or not verb:
            continue
        own = within[0] <= who[0] < within[1]
        if own or (_is_alone(cells, who) and not _LISTED.search(words[slice(*within)])):
            spans = (found, verb, who) if own else (found, verb)
            start, end = min(map(min, spans)), max(map(max, spans))
            end = _end(_ENDING, words, end) if end == verb[1] else end
            whole = end - start <= _SHORT and "\n" not in words[start:end]
            return (start, end) if whole else found
    return None


def _nearest(
    pattern: re.Pattern[str], words: str, within: tuple[int, int], to: tuple[int, int]
) -> tuple[int, int] | None:
    found = pattern.finditer(words, *within)
    spans = [(each.start(), _end(_REST, words, each.end())) for each in found]
    return min(spans, key=lambda span: abs(span[0] - to[0]), default=None)


def _end(pattern: re.Pattern[str], words: str, at: int) -> int:
    found = pattern.match(words, at)
    return found.end() if found else at


def _is_alone(cells: Sequence[re.Match[str]], who: tuple[int, int]) -> bool:
    return any(
        each.start() <= who[0] < each.end() and len(each[0].strip()) <= who[1] - who[0] + _AROUND
        for each in cells
    )


def _sentence(view: View, spot: int) -> tuple[int, int]:
    """Return the span of the sentence, or the row of the table, that holds a spot."""
    text = view.plain
    if view.block.table:
        begin = text.rfind("\n", 0, spot) + 1
        stop = text.find("\n", spot)
        return begin, stop if stop >= 0 else len(text)
    left = max(0, spot - _FAR)
    begin = max((left + each.end() for each in _END.finditer(text[left:spot])), default=left)
    after = _END.search(text, spot, spot + _FAR)
    end = after.start() if after else min(len(text), spot + _FAR)
    # A short line is whole; one that is full goes on in the next.
    begin = max((at + 1 for at in _short_ends(text, begin, spot)), default=begin)
    end = min(_short_ends(text, spot, end), default=end)
    while begin < spot and text[begin].isspace():
        begin += 1
    return begin, len(text[:end].rstrip()) if end - begin < 2 * _FAR else end


def _short_ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where lines end that are too short to go on."""
    for found in re.finditer("\n", text[start:stop]):
        at = start + found.start()
        line = text[text.rfind("\n", 0, at) + 1 : at]
        if sum(2 if letter > "\u2fff" else 1 for letter in line) < _FULL:
            yield at


WORDS = tuple(
    dict.fromkeys(form for word in _COLLECTORS for form in (word, normalize("NFD", word)))
)
FINDER = Finder("collected-by-guardians", ("cash-by-pta", "papers-by-pta"), find, words=WORDS)
