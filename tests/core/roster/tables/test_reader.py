from datetime import date

import pytest
from tests.core.roster.making import codes, zipped

from mamori.core.roster import (
    Enrolment,
    Kind,
    Post,
    Roster,
    RosterUnreadable,
    SchoolClass,
    Scope,
    read,
    read_table,
)

HEADER = "学年,組,番号,氏名,生年月日\n"


def from_text(text: str, name: str = "list.csv", **options: object) -> Roster:
    return read_table((name, text.encode()), **options)  # type: ignore[arg-type]  # options of each test


def test_grade_and_class_columns_make_the_class() -> None:
    roster = from_text(HEADER + "3,1,7,清水　結衣,H29.8.10\n4,1,1,池田　翼,H28.8.10\n")
    assert roster.classes == {
        "3年1組": SchoolClass("3年1組", "3年1組", grade="3"),
        "4年1組": SchoolClass("4年1組", "4年1組", grade="4"),
    }
    key = next(iter(roster.persons))
    assert roster.enrolments[0] == Enrolment(f"3年1組/{key}", key, "3年1組", "student", 7)
    assert roster.scope is Scope.CLASSES
    assert roster.notes == ()


def test_bad_cells_and_rows_are_rejected_with_the_line_a_person_sees() -> None:
    roster = from_text(
        "3年1組 名簿,,,\n\n番号,氏名,生年月日,性別,メール\n1,清水　結衣,平成29年2月30日,女,x\n"
        "x,池田　翼,平成31年5月1日,?,\n3,,,,\n4,森　花,,,\n4,森　花,,,\n,合計 3名,,,\n"
    )
    assert codes(roster) == [
        ("class-from-title", "list.csv", None, ""),
        ("no-such-day", "list.csv", 4, "生年月日"),
        ("not-an-email", "list.csv", 4, "メール"),
        ("outside-era", "list.csv", 5, "生年月日"),
        ("sex-unknown", "list.csv", 5, "性別"),
        ("not-a-number", "list.csv", 5, "番号"),
        ("no-name", "list.csv", 6, "氏名"),
        ("duplicate-row", "list.csv", 8, "氏名"),
        ("total-row", "list.csv", 9, "氏名"),
    ]
    assert [p.name.full for p in roster.people()] == ["清水　結衣", "池田　翼", "森　花"]


def test_without_any_class_nobody_can_have_left() -> None:
    roster = from_text("氏名,性別\n清水　結衣,女\n")
    assert roster.scope is Scope.CHANGES
    assert codes(roster) == [("class-missing", "list.csv", None, "")]


def test_the_caller_may_name_the_class() -> None:
    roster = from_text("氏名,性別\n清水　結衣,女\n", class_name="3年1組")
    assert list(roster.classes) == ["3年1組"]
    assert roster.notes == ()


def test_a_persons_own_mapping_is_followed() -> None:
    mapping = {"given_name": 0, "family_name": 1, "class_name": 3}
    roster = from_text("x\na,b,c,d\nJuul,Overeem,x,8\n", mapping=mapping, header_line=2)
    (person,) = roster.people()
    assert (person.name.full, person.home_class) == ("Juul Overeem", "8")
    assert codes(roster) == [("column-unknown", "list.csv", 2, "c")]


@pytest.mark.parametrize(
    ("mapping", "detail"),
    [
        ({"full_name": 0, "shoe_size": 1}, "shoe_size"),
        ({"sex": 0}, "full_name"),
        ({"full_name": 9}, "list.csv"),
        ({"full_name": -1}, "list.csv"),
        ({}, "full_name"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: dict[str, int], detail: str) -> None:
    with pytest.raises(RosterUnreadable) as caught:
        from_text("氏名,性別\n清水　結衣,女\n", mapping=mapping)
    assert (caught.value.code, caught.value.detail) == ("bad-mapping", detail)


def test_a_mapping_to_a_column_of_credentials_gets_nothing() -> None:
    roster = from_text(
        "氏名,パスワード\n清水　結衣,hunter2\n", mapping={"full_name": 0, "email": 1}
    )
    assert "hunter2" not in repr(roster)


def test_without_a_header_the_cells_are_read_and_the_lack_is_noted() -> None:
    roster = from_text("1,清水　結衣,女\n2,池田　翼,男\n", class_name="3年1組")
    assert [(p.name.given, p.number, p.sex) for p in roster.people()] == [
        ("結衣", 1, "female"),
        ("翼", 2, "male"),
    ]
    assert codes(roster) == [("header-missing", "list.csv", 1, "")]


def test_vietnamese_family_and_middle_name_in_one_column() -> None:
    roster = from_text("Họ và tên đệm;Tên;Lớp\nNguyễn Thị;Hương;7A2\n")
    (person,) = roster.people()
    assert person.name.full == "Nguyễn Thị Hương"
    assert (person.name.family, person.name.middle, person.name.given) == ("Nguyễn", "Thị", "Hương")


def test_the_dutch_name_one_is_called_by_stands_beside_the_official_one() -> None:
    roster = from_text("Voornamen,Roepnaam,Tussenvoegsel,Achternaam\nJohanna Maria,Juul,de,Wit\n")
    (person,) = roster.people()
    assert (person.name.full, person.preferred.full) == ("Johanna Maria de Wit", "Juul")


def test_guardians_belong_to_their_child_and_contacts_to_the_first() -> None:
    roster = from_text(
        "氏名,組,父氏名,母氏名,保護者電話番号\n"
        "佐藤　結衣,1,佐藤　学,佐藤　直子,０９０－００００－００００\n"
    )
    child, father, mother = roster.people()
    assert [(g.guardian, g.child, g.relation) for g in roster.guardianships] == [
        (father.key, child.key, "father"),
        (mother.key, child.key, "mother"),
    ]
    assert (father.kind, father.phone, mother.phone) == (Kind.GUARDIAN, "090-0000-0000", "")


def test_same_name_and_class_is_another_person_when_the_rows_differ() -> None:
    roster = from_text("番号,氏名,組\n1,森　花,1\n2,森　花,1\n")
    first, second = roster.people()
    assert second.key == f"{first.key}#2"
    assert codes(roster) == [("same-name", "list.csv", 3, "")]


def test_a_pupil_number_twice_is_rejected() -> None:
    roster = from_text("学籍番号,氏名,組\n7,森　花,1\n7,林　翼,1\n")
    assert list(roster.persons) == ["id:7"]
    assert codes(roster) == [("duplicate-id", "list.csv", 3, "学籍番号")]


def test_a_move_to_another_class_keeps_the_key() -> None:
    before = from_text(HEADER + "3,1,7,清水　結衣,H29.8.10\n")
    after = from_text(HEADER + "4,2,9,清水 結衣,2017-08-10\n")
    assert list(before.persons) == list(after.persons)


def test_the_order_of_dates_is_taken_from_the_whole_column() -> None:
    roster = from_text("Name,Date of birth\nA B,03/04/2015\nC D,25/04/2015\n")
    assert [p.birth_date for p in roster.people()] == [date(2015, 4, 3), date(2015, 4, 25)]
    unclear = from_text("Name,Date of birth\nA B,03/04/2015\n")
    assert ("ambiguous-date", "list.csv", 2, "Date of birth") in codes(unclear)
    odd = from_text("Họ tên,Ngày sinh\nLê Nam,02/25/2014\n")
    assert ("date-order", "list.csv", None, "Ngày sinh") in codes(odd)


def test_staff_have_posts_and_their_homeroom() -> None:
    roster = from_text("氏名,職名,学級\n中村　直子,教諭,3年1組\n森　浩,校長,\n", kind=Kind.STAFF)
    teacher, head = roster.people()
    assert roster.posts == (Post(teacher.key, "教諭"), Post(head.key, "校長"))
    assert [(e.person, e.role) for e in roster.enrolments] == [(teacher.key, "teacher")]
    assert roster.scope is Scope.CHANGES


def test_columns_that_are_not_read_are_named() -> None:
    roster = from_text("氏名,組,既往症\n清水　結衣,1,ぜんそく\n池田　翼,1,\n")
    (note,) = roster.notes
    assert (note.code, note.column, note.count) == ("column-unknown", "既往症", 1)
    assert "ぜんそく" not in repr(roster)


def test_letters_only_the_school_has_are_counted() -> None:
    roster = from_text("氏名,組\n\ue000藤　結衣,1\n")
    assert [(n.code, n.count) for n in roster.notes] == [("gaiji", 1)]


def test_letters_that_cannot_be_read_are_counted() -> None:
    data = "氏名,組\n清水　結衣,1\n池田　翼,1\n".encode("cp932")
    roster = read_table(("a.csv", data[:-12] + b"\xff" + data[-12:]))
    assert [n.count for n in roster.notes if n.code == "letters-lost"] == [1]


def test_a_zip_of_class_lists_is_read_file_by_file() -> None:
    files = {
        "3年1組.csv": "氏名,性別\n清水　結衣,女\n".encode("cp932"),
        "3年2組.csv": "氏名,性別\n池田　翼,男\n",
        "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 30,
        "old.xlsx": b"PK\x03\x04 broken",
    }
    roster = read(("lists.zip", zipped(files)))
    assert [(p.name.given, p.home_class) for p in roster.people()] == [
        ("結衣", "3年1組"),
        ("翼", "3年2組"),
    ]
    assert {(n.code, n.file) for n in roster.notes if n.code != "class-from-title"} == {
        ("unknown-encoding", "picture.csv"),
        ("broken-workbook", "old.xlsx"),
    }
