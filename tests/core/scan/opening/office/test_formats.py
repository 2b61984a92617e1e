"""A sheet's numbers are read as they are shown."""

import pytest
from lxml import etree
from tests.core.scan.opening.office.xlsx_small import MAIN

from mamori.core.scan.opening.office.formats import Formats


def _shown(value: str, number: int, code: str = "", *, from_1904: bool = False) -> str:
    written = (
        f'<numFmts><numFmt numFmtId="{number}" formatCode="{code}"/></numFmts>' if code else ""
    )
    styles = etree.fromstring(
        f'<styleSheet xmlns="{MAIN}">{written}<cellXfs><xf numFmtId="0"/>'
        f'<xf numFmtId="{number}"/></cellXfs></styleSheet>'
    )
    return Formats(styles, from_1904=from_1904).show(value, "1")


@pytest.mark.parametrize(
    ("value", "number", "code", "shown"),
    [
        ("41000", 14, "", "2012-04-01"),
        ("41000", 57, "", "2012-04-01"),
        ("41000", 164, "[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "2012-04-01"),
        ("41000.5", 22, "", "2012-04-01 12:00"),
        ("0.5", 20, "", "12:00"),
        ("41000", 0, "", "41000"),
        ("41000", 164, "#,##0&quot;days&quot;", "41000"),
        ("41000", 164, "General", "41000"),
        ("9000001000", 164, "000-0000-0000", "090-0000-1000"),
        ("9000001000", 164, "000\\-0000\\-0000", "090-0000-1000"),
        ("9000001000", 164, "00000000000", "09000001000"),
        ("1600001", 164, "000-0000", "160-0001"),
        ("9.000001E+9", 0, "", "9000001000"),
        ("0.1", 0, "", "0.1"),
        ("0.30000000000000004", 0, "", "0.3"),
        ("1E+400", 0, "", "1E+400"),
        ("x", 14, "", "x"),
        ("99999999999", 14, "", "99999999999"),
    ],
)
def test_a_number_is_shown(value: str, number: int, code: str, shown: str) -> None:
    assert _shown(value, number, code) == shown


def test_some_workbooks_count_days_from_1904() -> None:
    assert _shown("39538", 14, from_1904=True) == "2012-04-01"


def test_a_style_that_is_not_there_shows_the_number() -> None:
    assert Formats(None).show("5", "77") == "5"
