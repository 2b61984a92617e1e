"""Readings stand above the letters they belong to, and nothing typed becomes markup."""

from mamori.ui.readings import readings_beside, with_readings, without_readings

TYPED = "学校《がっこう》で<b>いやなこと</b>が ありますか"


def test_a_reading_stands_above_its_letters() -> None:
    assert with_readings(TYPED).startswith(
        "<ruby>学校<rp>(</rp><rt>がっこう</rt><rp>)</rp></ruby>で"
    )


def test_nothing_typed_becomes_markup() -> None:
    assert "&lt;b&gt;" in with_readings(TYPED)
    assert with_readings("《がっこう》<i>") == "《がっこう》&lt;i&gt;"


def test_on_paper_a_reading_stands_beside_its_letters() -> None:
    assert readings_beside(TYPED) == "学校（がっこう）で<b>いやなこと</b>が ありますか"


def test_those_who_need_none_read_the_letters_alone() -> None:
    assert without_readings(TYPED) == "学校で<b>いやなこと</b>が ありますか"
