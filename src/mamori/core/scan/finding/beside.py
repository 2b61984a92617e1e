"""Whether something is said of a person: one is named in its sentence, and words link the two.

In a table it is the person of the row.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from unicodedata import normalize

from mamori.core.scan.finding.persons import is_name, labelled, named
from mamori.core.scan.tables.columns import kind_of
from mamori.core.scan.view import View

SAME, NEAR, NOBODY = (
    0.85,
    0.65,
    0.0,
)  # in the same sentence, cell or row; labelled in the lines above; not at all

_ABOVE = 4  # lines
WIDE = 160  # letters on each side
_LIST = 30  # letters between a name and a remark without a verb

_STOP = re.compile(r"[。!?！？;；]|(?<!\b[A-Z])\.(?=\s|$)|\n")
# What may stand between a person and what is said of them.
_LINK = re.compile(
    r"(?i)(?<![^\W\d_])(?:ha[sd]|have|having|is|was|are|were|been|being|suffer\w*|gets?|got"
    r"|receives?|received|takes?|took|taking|uses?|needs?|diagnosed|with|lives?|lived|leeft|leven|came|comes"
    r"|arrived|fled|joined|as an?|due to"
    r"|because|after|from|carries|keeps|entitled|needed|in|under|remains?|fasts?|observes?|celebrates?"
    r"|cannot|does|will"
    r"|heeft|had|hebben|wordt|werd|krijgt|kreeg|gebruikt|neemt|nam|slikt|zit|woont|lijdt|kampt|met|wegens"
    r"|vanwege|door|sinds|uit|een|als|volgt|komt|moet|draagt|staat|blijft|doet|viert|ivm|eet|mag|zijn"
    r"|bị|có|mắc|thuộc|là|theo|đang|do|vì|phải|được|dùng|uống|cần|lên|không|đạt|mang|ở)"
    r"(?![^\W\d_])|['’]s? "
)
_JAPANESE_LINK = re.compile(r"[はがのもにで、,，:：（(]")
_MARKED = re.compile(r"^[’']?s?\s*(?:[:：,，、(（–—=・|-]|$)")
_BEFORE = re.compile(
    r"^\s*(?:[:：(（–—-]|of|van|bij|của|を?(?:の|のある|をもつ|を持つ|がある|で))?\s*"
    r"(?:em |cháu |bạn )?$",
    re.IGNORECASE,
)
# A line of a diary: a day or hour, then whom it is about.
_DIARY = re.compile(
    r"^\W{0,3}\d[\d/.:h月日時分-]*(?: [a-z]{3,9}\b)?[ 　:：,、-]*(?:em |cháu |bạn )?"
)
_MEMO = re.compile(r"の(?:お?母|お?父|保護者|家庭?)|より|から(?:電話|連絡|相談)|、|[:：]")
# The person speaks of a subject.
_SPEAKS = re.compile(
    r"(?i)(?<![^\W\d_])(?:about|regarding|concerning|into|reported|reports|talks?|spoke|asks?"
    r"|asked|led|leads|leading|runs?|teaches|teaching|organis\w+|stud(?:y|ies)|research\w*|onderzoek\w*|studeert|thank\w*|wrote|writes|over|vertel\w*"
    r"|spreekt|vraagt|geeft les|organiseert|bedankt|schreef|về|phụ trách|báo cáo|trình bày|chia sẻ"
    r"|giới thiệu|tổ chức|nghiên cứu)(?![^\W\d_])|講師|担当|司会|発表し|招い|招き|研究し|ポスター"
    r"|著|作$"
    r"|(?i:(?<![^\W\d_])(?:questions?|vragen|hỏi|posters?|affiche|campaign|actie|vẽ|tranh)"
    r"(?![^\W\d_]))"
    # What somebody says in quotes is of others.
    r"|(?i:said|says|wrote|zei|zegt|schreef|nói|viết)\b[^\"“«]{0,12}[\"“«]|[:：」](?= ?[「\"“])"
    # Other people stand between.
    r"|(?i:(?<![^\W\d_])(?:pupils|children|students|people|those|families|leerlingen|kinderen|mensen"
    r"|gezinnen|các em|trẻ|học sinh|người)(?![^\W\d_]))|子ども|子供|児童|生徒|人々|方々"
)
_CHOICE = re.compile(
    r"[□☐◻]|\[ ?\]|_{3,}|…{2,}|\.{4,}|(?i:yes ?/ ?no|ja ?/ ?nee|có ?/ ?không)|はい・いいえ|有・無"
)
_STAFF = re.compile(
    r"担任|担当|主任|教員|教諭|職員|講師|著者|作者|役職|責任者|gvcn|giáo viên|giao vien|phụ trách"
    r"|tác giả|leerkracht|docent|mentor|begeleider|auteur|\bwie\b|verantwoordelijke?|teacher|staff"
    r"|author|editor|contact|\bwho\b|responsible|lead\b|leader|owner"
)
_TASK = re.compile(
    r"分掌|係|職務|業務|役割|nhiệm vụ|công việc|\btổ\b|taak|functie|\brol\b|duty|duties|task|role\b"
)
_OF_PUPIL = re.compile(r"学|児童|生徒|出席|student|pupil|leerling|học sinh|sinh viên|mssv")
_NUMBERS = {"school-number": 3, "identifier": 6}  # digits of one that stands for a person


def beside(view: View, start: int, end: int, *, acts: bool = False) -> float:
    """Tell how close to a span the person stands of whom it is said: SAME, NEAR or NOBODY.

    `acts`: the span is a verb or its own label, so a person before it is enough.
    """
    if view.block.table and row_person(view, start):
        return SAME
    left, right = view.cell(start)
    before = normalize("NFC", view.text[max(left, start - WIDE) : start])
    after = normalize("NFC", view.text[end : min(right, end + WIDE)])
    if _CHOICE.search(before[-_LIST:]) or _CHOICE.search(after[:_LIST]):
        return NOBODY
    if _says_of_known(view, start, end, acts=acts) or _says(
        _STOP.split(before)[-1], _STOP.split(after)[0], acts=acts
    ):
        return SAME
    if view.block.table:
        return NOBODY
    if _in_diary(view.text[left:start]):
        return NEAR
    above = view.text[max(0, left - WIDE) : left].split("\n")[-_ABOVE - 1 :]
    return NEAR if any(labelled(normalize("NFC", line)) for line in above) else NOBODY


def _in_diary(before: str) -> bool:
    """Tell whether a line of a diary is about somebody, whom its later sentences do not repeat."""
    line = normalize("NFC", before[:WIDE])
    day = _DIARY.match(line)
    return any(
        (begin <= day.end() if day else begin == 0 and _MEMO.match(line, end))
        and not _SPEAKS.search(line[end:])
        for begin, end in named(line)
    )


def _says(before: str, after: str, *, acts: bool) -> bool:
    """Tell whether somebody is named before or after, in a sentence, and words link the two."""
    return any(_links(before[stop:], acts=acts) for _, stop in named(before)) or any(
        _BEFORE.match(after[:begin]) for begin, _ in named(after)
    )


def _says_of_known(view: View, start: int, end: int, *, acts: bool) -> bool:
    """Tell whether somebody of the roster stands in the sentence, and words link the two."""
    near = view.people[
        bisect_left(view.people, (start - WIDE, 0)) : bisect_left(view.people, (end + WIDE, 0))
    ]
    for first, last in near:
        between = normalize("NFC", view.text[last:start] or view.text[end:first])
        if last <= start and not _STOP.search(between) and _links(between, acts=acts):
            return True
        if first >= end and _BEFORE.match(between):
            return True
    return False


def _links(between: str, *, acts: bool) -> bool:
    """Tell whether words between a person and what may be said of them join the two."""
    if _SPEAKS.search(between):
        return False
    if acts or not between.strip():
        return True
    short = len(between) <= _LIST and _MARKED.match(between)
    return bool(short or _LINK.search(between) or _JAPANESE_LINK.search(between))


def row_person(view: View, start: int) -> bool:
    """Tell whether the row of a table is one of a person: a cell of it is a name or number."""
    text = view.text
    left = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    cells = text[left : stop if stop >= 0 else len(text)].split("\t")
    kinds = _columns(view.headers)
    if kinds:
        return any(
            column < len(cells) and _stands_for(cells[column], kind)
            for column, kind in kinds.items()
        )
    titles = view.headers or tuple(view.plain.partition("\n")[0].split("\t"))
    staff = {at for at, title in enumerate(titles) if _STAFF.search(title)}
    if any(map(_TASK.search, titles)):
        return False
    return any(is_name(cell) for at, cell in enumerate(cells) if at not in staff)


def names_people(headers: tuple[str, ...]) -> bool:
    """Tell whether the titles of a table say that its rows are people."""
    return bool(_columns(headers))


@lru_cache(maxsize=64)
def _columns(headers: tuple[str, ...]) -> dict[int, str]:
    kinds = {at: kind_of(title) for at, title in enumerate(headers) if not _STAFF.search(title)}
    wanted = {"name", "reading", *_NUMBERS}
    return {
        at: kind
        for at, kind in kinds.items()
        if kind in wanted and (kind != "school-number" or _OF_PUPIL.search(headers[at]))
    }


def _stands_for(cell: str, kind: str) -> bool:
    if least := _NUMBERS.get(kind):
        return sum(map(str.isdigit, cell)) >= least
    return is_name(normalize("NFC", cell), told=True)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a cell without the spaces that pad it."""
    cell = text[start:end]
    bare = len(cell) - len(cell.lstrip())
    return start + bare, max(start + bare, start + len(cell.rstrip()))
