"""Room that is left to write in: lines, dots, brackets, boxes, an answer that is waited for."""

import re

# Letters are folded before: full width is plain, every dash is `-`.
_LINE = r"_{3,}|(?:_ ){3,}|-{5,}|[─━‗]{3,}"
_DOTS = r"…{2,}|\.{4,}|(?:\. ){3,}|[・‥·]{4,}"
_BRACKETS = "|".join(
    rf"{re.escape(left)}[ _.…・]{{2,}}{re.escape(right)}"
    for left, right in ("()", "[]", "{}", "<>", "「」", "『』", "〔〕", "【】", "〈〉", "《》")
)
_BOXES = r"[□◻▢]{2,}|(?:[□◻▢] ){2,}|[○〇]{3,}"
BLANK = re.compile(rf"{_LINE}|{_DOTS}|{_BRACKETS}|{_BOXES}")

# A box to tick, or a bullet, at the start of a line.
_MARKS = r"[□☐☑◻▢❏✓✔○●◯]|[\[(][ x]?[\])]"
BOX = re.compile(rf"^\s*(?:[-*・•–o] ?(?={_MARKS}))?(?:(?:{_MARKS})(?![□◻▢]) ?|[-*•–o] |・)")

# What web forms write where the answer goes, and beside a question that must be answered.
ANSWER = re.compile(
    r"^\s*(?:回答を入力|記述式テキスト|短い回答|長い回答|自由記述|ここに入力|your answer"
    r"|(?:short|long) answer|type here|enter your answer|câu trả lời|văn bản trả lời|nhập câu"
    r" trả lời"
    r"|(?:jouw|uw|kort|lang) antwoord|typ hier|vul (?:je|uw) antwoord)"
)
REQUIRED = re.compile(
    r"[*※] ?(?:必須|required|bắt buộc|verplicht|vereist)|[*※]\s*$"
    r"|[(\[【〔] ?(?:必須|required|bắt buộc|verplicht|vereist) ?[)\]】〕]|必須 ?$"
)


def is_checkbox(blank: str) -> bool:
    """Tell whether a pair of brackets has room for a tick alone."""
    return len(blank.strip("[]()")) < 2


def is_room(cell: str) -> bool:
    """Tell whether a cell is there to be written in or ticked: it is empty, or has room alone."""
    return not _TICK.sub("", BLANK.sub("", cell)).strip(" _.…")


_TICK = re.compile(r"[□☐◻▢]|[\[(] ?[\])]")
