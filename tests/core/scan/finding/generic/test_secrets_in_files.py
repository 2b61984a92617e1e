"""Forms that ask for a secret are found in the tables of real files, however room is left."""

import io
import re
from collections.abc import Callable, Iterator

import docx
import openpyxl
import pytest
from tests.core.scan.finding.asking import Form, forms

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.finding.generic.secret_request import FINDER
from mamori.core.scan.opening import Budget
from mamori.core.scan.scanner import Scanner

pytestmark = pytest.mark.slow

# A label and the room behind it, however a line of an invented form leaves it.
_LINE = re.compile(
    r"(.*?)[:：]?[ \u3000]*((?:[_＿…．.]{2,}|[（(\[「][ \u3000_]*[）)\]」]|[□☐])[ \u3000]*)?"
)
_LONGEST = 60  # letters of a line that may stand in a cell
ROOMS = {"blank": "", "line": "＿＿＿＿＿", "brackets": "(      )", "box": "□"}
ALL = list(forms("ja", "vi", "nl", "en", "later", "third", "fourth"))
FORMS = [form for form in ALL if not form.table and max(map(len, form.text.split("\n"))) < _LONGEST]
# What a page of a program shows is no form; with room beside it on paper, it would be one.
ASKING = [form for form in FORMS if form.asks]
OTHERS = [form for form in FORMS if not form.asks and "[    ]" not in form.text]


def rows(form: Form, room: str) -> Iterator[tuple[str, str]]:
    for line in form.text.split("\n"):
        found = _LINE.fullmatch(line)
        assert found
        yield found[1].strip(), room


def in_word(form: Form, room: str) -> bytes:
    made, lines = docx.Document(), list(rows(form, room))
    table = made.add_table(len(lines), 2)
    for cells, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(cells.cells, line, strict=True):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def in_excel(form: Form, room: str) -> bytes:
    made = openpyxl.Workbook()
    for line in rows(form, room):
        made.active.append(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def asks(name: str, data: bytes) -> bool:
    found = Scanner(finders=(FINDER,)).scan(File(name, data), Budget(pixels=False))
    return any(not isinstance(each, Unread) and each.confidence >= 0.5 for each in found)


def test_there_are_sixty_of_each() -> None:
    assert len(ASKING) >= 60
    assert len(OTHERS) >= 60


@pytest.mark.parametrize(
    ("name", "made", "room"),
    [
        *(("a.docx", in_word, room) for room in ROOMS),
        # A sheet does not know of a cell in which nothing stands.
        *(("a.xlsx", in_excel, room) for room in ROOMS if room != "blank"),
    ],
)
def test_none_is_missed_and_no_look_alike_told(
    name: str, made: Callable[[Form, str], bytes], room: str
) -> None:
    missed = [form.name for form in ASKING if not asks(name, made(form, ROOMS[room]))]
    assert missed == []
    # Beside each line of a text about secrets there is no room to write in.
    told = [form.name for form in OTHERS if asks(name, made(form, "" if made is in_excel else "-"))]
    assert told == []
