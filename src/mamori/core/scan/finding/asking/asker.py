"""Whether a place in a text asks for a thing: by a field, by a sentence, or by a column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mamori.core.scan.finding.asking.around import WIDE, Around, around
from mamori.core.scan.finding.asking.blanks import (
    ANSWER,
    BLANK,
    BOX,
    REQUIRED,
    is_checkbox,
    is_room,
)
from mamori.core.scan.finding.asking.labels import ACCOUNT, LESSON, PERSON, is_label, strip_number
from mamori.core.scan.finding.asking.sentences import asks
from mamori.core.scan.finding.sparing import Sparing
from mamori.core.scan.view import View

_LABEL = 60  # letters; what is longer is a sentence
_COPULA = re.compile(r"(?: is| are| zijn| là| luidt|は) ?:? ?$")
_STEP = re.compile(r"(?:入力|おす|押す|クリック|タップ)\s*$")  # of what to do on a screen
_COLON = re.compile(r"[:=] ?$")
_VALUE = re.compile(r"^ ?[:=] ?[!-~]{4,32} ?$")
_TEXT = re.compile(r"[。.!?！？]\s*$|[、,]|(?<![a-z])[a-z]+ed(?![a-z])")
_QUESTION = re.compile(r"^\s*[(\[]?(?:問|q|câu|vraag|no\.?)? ?[0-9①-⑳]{1,2} ?[.)\]:、．]")
_YOURS = re.compile(
    r"あなた|きみ|お子|自分|使って|利用して|\b(?:your|yours|you|je|jouw|uw|jullie)\b"
    r"|của (?:em|con|bạn|mình)|\bem\b"
)
_WHO = re.compile(
    r"だれ|誰|何回|いくつ|何個|\b(?:who|whom|whose|many|often|ever|wie|vaak|ooit|ai|mấy)\b"
    r"|bao nhiêu"
)
_GAP = re.compile(r"\t| ?[|│¦] ?| {2,}")
_NEXT_FIELD = re.compile(
    r"^(?:です|だ)?[ .,;。、)*]*$|^ {2}|^ ?[(\[]|^を(?:届|提出|登録|申|報告|知|お知)"
)
_COLLECTS = re.compile(
    r"提出|集め|回収|持って|持ち物|もらう|そろえ|届け|hand in|bring|return|submit|collect"
    r"|provide|needed|required"
    r"|inlever|mee(?:nemen|brengen)|aanlever|nodig|nộp|mang theo|cung cấp|cần có|chuẩn bị|gửi"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A thing that is asked for: where it ends, how sure that is, and by what it is asked."""

    end: int
    confidence: float
    why: str


class Asker:
    """Knows when one thing is asked for; `term` is the thing as a pattern of folded letters."""

    def __init__(self, term: str) -> None:
        self._term = re.compile(term)

    def sparing(self, view: View) -> Sparing:
        """Return what spares looks at a line that asks over and over: told once is enough."""
        return Sparing(view.text, 2 * WIDE)

    def asked(self, view: View, start: int) -> Asked | None:
        """Return how the thing that begins at `start` is asked for, or None if it is not."""
        here = around(view, start, self._term)
        if here is None:
            return None
        signs = [*self._in_table(here), *self._in_line(here), *self._beside(here)]
        if asks(*here.sentence()):
            signs.append((0.85, "sentence"))
        if not signs:
            return None
        confidence, why = max(signs)
        return Asked(here.end, confidence, why)

    def _is_label(self, words: str, *, loose: bool = False) -> bool:
        return len(words) <= _LABEL and is_label(words, self._term, loose=loose)

    def _in_line(self, here: Around) -> Iterator[tuple[float, str]]:
        """The thing is the label of a room to write in, on its own line or in its own cell."""
        label = _after_last_blank(here.before)
        for blank in BLANK.finditer(here.after):
            if is_checkbox(blank[0]):
                continue
            words = f"{label}{here.term}{_COPULA.sub('', here.after[: blank.start()])}"
            ends = _goes_on(here.after[blank.end() :])
            if ends and self._is_label(words, loose=True):
                yield 0.95, "blank"
            elif ends and _asks_you(f"{here.before}{here.after[: blank.start()]}"):
                yield 0.75, "question"
            break
        rest = here.after.rstrip()
        words = f"{label}{here.term}{rest}"
        if REQUIRED.search(rest) and self._is_label(REQUIRED.sub("", words)):
            yield 0.9, "required"
        if not self._is_label(_COLON.sub("", words)):
            return
        if _COLON.search(rest):
            yield (0.9 if _on_form(here) else 0.7), "colon"
        elif _GAP.search(here.before) and _is_person(here.before) and not here.row:
            yield 0.8, "columns"

    def _beside(self, here: Around) -> Iterator[tuple[float, str]]:
        """The line is a label, and what it is the label of stands above, below or before it."""
        boxed = BOX.match(here.before)
        words = f"{BOX.sub('', here.before)}{here.term}{here.after}"
        below = next((line for line in here.below if line.strip()), "")
        above = next((line for line in here.above if line.strip()), "")
        if _VALUE.match(here.after) and self._is_label(here.before + here.term) and _on_form(here):
            yield 0.6, "filled"
        if self._is_caption(here, above):
            yield 0.85, "caption"
        if not self._is_label(REQUIRED.sub("", words)):
            return
        if ANSWER.match(below):
            yield 0.9, "answer"
        if _is_blank(below):
            yield 0.85, "line-below"
        if boxed and any(_COLLECTS.search(line) for line in here.above):
            yield 0.75, "checkbox"
        again = self._term.search(above) or self._term.search(below)  # new, and once more
        if not here.row and not again and _among_labels(here, above, below):
            yield 0.7, "labels"
        if _QUESTION.match(here.before) and _has_room(here.below):
            yield 0.65, "question"

    def _is_caption(self, here: Around, above: str) -> bool:
        """Tell whether it stands under a line to write on: `______` and below it `(Password)`."""
        mine = f"{_GAP.split(here.before)[-1]}{here.term}{_GAP.split(here.after)[0]}"
        return self._is_label(mine) and (
            _is_blank(above) or (_is_blank(here.before) and not here.after.strip(" )"))
        )

    def _in_table(self, here: Around) -> Iterator[tuple[float, str]]:
        """The thing is the title of a column or of a row, and cells are there for it."""
        right = here.row[here.column + 1 : here.column + 2]
        room = any(map(is_room, right))
        if room and _asks_you(here.words):
            yield 0.75, "question"
        label = _COPULA.sub("", _COLON.sub("", here.words))
        if not here.row or not self._is_label(label, loose=room):
            return
        others = [cell for at, cell in enumerate(here.row) if at != here.column and cell.strip()]
        named = any(_is_title(cell) for cell in others)
        cells = [row[here.column].strip() for row in here.rows if len(row) > here.column]
        if named and len(here.row) > 1:
            if any(cells) and not _is_blank(cells[0]):
                yield 0.6, "filled"
            else:
                yield 0.9, "column"
        first = not any(cell.strip(" .)0123456789①②③④⑤⑥⑦⑧⑨⑩番") for cell in here.row[: here.column])
        step = not right and _STEP.search(here.words)
        if first and not step and all(map(is_room, here.row[here.column + 1 :])):
            lines = (*here.above, *here.below)
            known = any(
                _is_title(cell) for line in lines for cell in line.split("\t")[: here.column + 1]
            )
            if known or (right and not here.column):
                yield (0.9 if known else 0.6), "cell"


def _after_last_blank(before: str) -> str:
    """Return the words that belong to the next room to write in, without box and number."""
    blanks = list(BLANK.finditer(before))
    words = before[blanks[-1].end() :] if blanks else before
    return strip_number(BOX.sub("", re.split(r"[。!?、]|\. ", words)[-1]))


def _goes_on(tail: str) -> bool:
    """Tell whether what follows a room to write in is another field, or nothing: no sentence."""
    blank = BLANK.search(tail)
    if blank:
        return blank.start() <= 30 and not LESSON.search(tail[: blank.start()])
    return bool(_NEXT_FIELD.match(tail)) or len(tail.strip()) <= 2


def _asks_you(words: str) -> bool:
    """Tell whether words ask what the reader has, such as `What do you type to unlock it?`."""
    return bool(
        re.search(r"[?？]|か。?\s*$", words)
        and _YOURS.search(words)
        and not (LESSON.search(re.sub(r"\b(?:is|are)\b", "", words)) or _WHO.search(words))
    )


def _is_blank(line: str) -> bool:
    blank = BLANK.search(line)
    if not blank or is_checkbox(blank[0]):
        return False
    return not line[: blank.start()].strip(" (:")


def _is_person(words: str) -> bool:
    return bool(PERSON.search(ACCOUNT.sub(" ", words)))


def _is_title(cell: str) -> bool:
    return len(cell) <= 24 and bool(_is_person(cell) or ACCOUNT.search(cell))


def _among_labels(here: Around, above: str, below: str) -> bool:
    """Tell whether the lines around it are labels too, and one of them is about a person."""
    return (
        all(len(line) <= 36 and not _TEXT.search(line) for line in (above, below))
        and bool(above.strip() or below.strip())
        and any(len(line) <= 28 and _is_person(line) for line in (*here.above, *here.below))
    )


def _has_room(below: Sequence[str]) -> bool:
    """Tell whether room to write follows a question before the next one, and no lesson."""
    for line in [line for line in below if line.strip()][:3]:
        if _QUESTION.match(line) or _is_person(line):
            return False
        blank = BLANK.search(line)
        if blank and not is_checkbox(blank[0]):
            return not LESSON.search(line)
    return False


def _on_form(here: Around) -> bool:
    """Tell whether fields about a person stand near: then it is a form, not a text."""
    return any(
        _is_person(line) and (_COLON.search(line.rstrip()) or BLANK.search(line) or ":" in line)
        for line in (*here.above, *here.below, here.before)
    )
