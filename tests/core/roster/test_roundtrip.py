"""What a school writes down comes back as it was, in every encoding and delimiter."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.roster.making import ORGS, USERS, csv_text, manifest, zipped

from mamori.core.roster import read, read_table

KANJI = st.text("佐藤田中鈴木山本小林結衣花子翼太郎", min_size=1, max_size=3)
KANA = st.text("さとうたなかゆいはなこ", min_size=1, max_size=4)
BORN = st.dates(date(2008, 1, 1), date(2020, 12, 31))
FORMS = (
    ("cp932", ","),
    ("euc_jp", ","),
    ("utf-8", ";"),
    ("utf-8-sig", ","),
    ("utf-16", "\t"),
    ("cp932", "\t"),
)
JAPANESE = st.lists(
    st.tuples(KANJI, KANJI, KANA, KANA, BORN, st.sampled_from("男女")),
    min_size=1,
    max_size=8,
    unique_by=lambda row: (row[0], row[1], row[4]),
)
VIETNAMESE = st.lists(
    st.tuples(
        st.sampled_from(["Nguyễn", "Trần", "Lê", "Võ"]),
        st.sampled_from(["Thị", "Văn", "Gia", "Hoài Bảo"]),
        st.sampled_from(["Hương", "Nam", "Dũng", "Yến"]),
        BORN,
    ),
    min_size=1,
    max_size=8,
    unique=True,
)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=1, max_size=8
)


def era(day: date) -> str:
    year, name = (day.year - 2018, "令和") if day >= date(2019, 5, 1) else (day.year - 1988, "平成")
    return f"{name}{year if year > 1 else '元'}年{day.month}月{day.day}日"


@settings(max_examples=40)
@given(JAPANESE, st.sampled_from(FORMS))
def test_a_japanese_list(people: list[tuple[str, ...]], form: tuple[str, str]) -> None:
    encoding, delimiter = form
    rows = [
        (number, f"{family}　{given}", f"{kana} {kana_given}", era(born), sex)
        for number, (family, given, kana, kana_given, born, sex) in enumerate(people, start=1)
    ]
    header = ("番号", "氏名", "ふりがな", "生年月日", "性別")
    data = csv_text([header, *rows], delimiter).encode(encoding)
    roster = read_table(("meibo.csv", data), class_name="3年1組")
    assert [
        (
            p.name.family,
            p.name.given,
            p.kana.family,
            p.kana.given,
            p.birth_date,
            "男女"[p.sex == "female"],
        )
        for p in roster.people()
    ] == people
    assert roster.notes == ()


@settings(max_examples=30)
@given(VIETNAMESE, st.sampled_from([("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-8", ",")]))
def test_a_vietnamese_list(people: list[tuple[str, ...]], form: tuple[str, str]) -> None:
    encoding, delimiter = form
    rows = [(f"{a} {b} {c}", f"{born:%d/%m/%Y}", "7A2") for a, b, c, born in people]
    data = csv_text([("Họ và tên", "Ngày sinh", "Lớp"), *rows], delimiter).encode(encoding)
    roster = read_table(("lop.csv", data))
    assert [
        (p.name.family, p.name.middle, p.name.given, p.birth_date) for p in roster.people()
    ] == people


@settings(max_examples=40)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_a_package_keeps_any_letter_of_a_name(names: list[tuple[str, str]]) -> None:
    rows = [
        (f"u{i}", "", "", "true", f"s{i}", given, family) for i, (family, given) in enumerate(names)
    ]
    files = {
        "manifest.csv": manifest(orgs="bulk", users="bulk"),
        "orgs.csv": f"{ORGS}\no1,,,A,school,,\n",
        "users.csv": csv_text([USERS.split(","), *rows]),
    }
    roster = read(("x.zip", zipped(files)))
    assert [(p.name.family, p.name.given) for p in roster.people()] == names
