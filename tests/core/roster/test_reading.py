from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.roster.making import ORGS, USERS, manifest, zipped

from mamori.core.roster import Format, Roster, RosterUnreadable, detect, read

PACKAGE = {
    "manifest.csv": manifest(orgs="bulk", users="bulk"),
    "orgs.csv": f"{ORGS}\no1,,,A,school,,\n",
    "users.csv": f"{USERS},password\nu1,,,true,s1,結衣,佐藤,hunter2\nu2,,,true,s2,翼,林,\n",
}
LIST = "番号;氏名;生年月日;パスワード\n1;清水　結衣;平成29年8月10日;hunter2\n".encode()


def test_tells_packages_from_lists() -> None:
    assert detect(("x.zip", zipped(PACKAGE))) is Format.ONEROSTER
    assert detect(("users.csv", PACKAGE["users.csv"].encode())) is Format.ONEROSTER
    assert detect(("users.csv", LIST)) is Format.TABLE
    assert detect(("list.csv", LIST)) is Format.TABLE
    assert detect(("users.csv", PACKAGE["users.csv"].encode("utf-16"))) is Format.ONEROSTER


def test_reads_either_by_itself(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(LIST)
    assert read(tmp_path / "list.csv").version == "table"
    assert read(("x.zip", zipped(PACKAGE))).version == "1.2"


def read_or_refuse(name: str, data: bytes) -> Roster | None:
    with suppress(RosterUnreadable):
        return read((name, data))
    return None


@given(st.binary(max_size=300), st.sampled_from(["x.zip", "users.csv", "a.csv", "a.tsv"]))
def test_any_bytes_are_a_roster_or_unreadable(data: bytes, name: str) -> None:
    assert read_or_refuse(name, data) is None or data


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_package_is_a_roster_or_unreadable(data: st.DataObject) -> None:
    whole = bytearray(zipped(PACKAGE))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    roster = read_or_refuse("x.zip", bytes(whole))
    assert roster is None or "hunter2" not in repr(roster)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_never_shows_a_credential(data: st.DataObject) -> None:
    """Cells may be added and lost anywhere below the header; the value still goes nowhere."""
    lines = PACKAGE["users.csv"].splitlines()
    for at in range(1, len(lines)):
        cells = lines[at].split(",")
        for _ in range(data.draw(st.integers(0, 2))):
            where = data.draw(st.integers(0, len(cells)))
            if data.draw(st.booleans()):
                cells.insert(where, data.draw(st.sampled_from(["x", "", "2015-02-30"])))
            elif len(cells) > 1 and where < len(cells):
                del cells[where]
        lines[at] = ",".join(cells)
    # A row of the right width whose cells were shuffled cannot be told from a good one.
    width = len(lines[0].split(","))
    same = [line for line in lines[1:] if len(line.split(",")) == width]
    roster = read_or_refuse("users.csv", "\n".join([*lines, "u3,,,true,s3,学,森,hunter3"]).encode())
    if not any("hunter2" in line.split(",")[: width - 1] for line in same):
        assert roster is None or "hunter" not in repr(roster)


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.xls"])
def test_a_false_workbook_is_unreadable(name: str) -> None:
    with pytest.raises(RosterUnreadable) as caught:
        read((name, b"PK\x03\x04" + b"x" * 50))
    assert caught.value.code == "broken-workbook"
