"""The numbers that a school or ministry gives a pupil; told by their words alone."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_WORDS = (
    "学籍番号 児童番号 生徒番号 学生番号 学生証番号 児童生徒番号 受験番号 学籍no"
    " mã_học_sinh mã_hs mã_số_học_sinh mã_định_danh ma_hoc_sinh mshs mssv mã_sinh_viên số_báo_danh"
    " leerlingnummer leerlingnr leerling-id stamnummer administratienummer studentnummer"
    " student_number student_id student_no pupil_number pupil_id pupil_no admission_number"
)
LABELS = Labels(_WORDS)
_VALUE = re.compile(
    r"(?<![a-z0-9])(?=[a-z0-9./-]*[0-9]{2})[a-z0-9]{1,12}(?:[-./][a-z0-9]{1,10}){0,3}(?![a-z0-9])"
)
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the numbers at the words and below such titles."""
    for found, clue in LABELS.values(view, spots, _VALUE, reach=12):
        if len(found[0]) > 2 and not _DATE.fullmatch(found[0]):
            yield Hit(
                kind="school-number",
                start=found.start(),
                end=found.end(),
                confidence=0.95 if clue.startswith("header") else 0.9,
                why=(clue,),
            )


FINDER = Finder("school-number", ("school-number",), find, words=LABELS.words)
