"""Letters of other scripts that look like Latin ones hide nothing, and other scripts stay."""

import pytest
from bench.named import person
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.roster import split_name
from mamori.core.scan.blocks import Block
from mamori.core.scan.lookalikes import without_look_alikes
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

PEOPLE = people_finder(
    (
        person("jan", split_name("Jan van der Meer", "NL")),
        person("an", split_name("Lê Hoà An", "VN")),
    )
)


def read(text: str) -> str:
    return without_look_alikes(Block(text=text)).text


def found(text: str) -> list[tuple[str, str]]:
    hits = Scanner(people=PEOPLE).hits(Block(text=text))
    return [(hit.kind, text[hit.start : hit.end]) for hit in hits if hit.confidence >= 0.5]


@pytest.mark.parametrize(
    "name",
    ["Jаn vаn dеr Mееr", "Jan van der Мeer", "Jаn van der Μeer", "JАN VАN DЕR MЕЕR", "Lê Hoà Аn"],
)
def test_a_name_of_the_roster_is_found_at_the_very_letters(name: str) -> None:
    assert found(f"一 {name}.\n") == [("roster-name", name)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("E-mаil: tаrо@sсhооl.example", "email", "tаrо@sсhооl.example"),
        ("Gеboortedatum: 13-04-2015", "birth-date", "13-04-2015"),
        ("Write down your раsswоrd: ______", "secret-request", "раsswоrd"),
    ],
)
def test_nothing_else_is_hidden(text: str, kind: str, words: str) -> None:
    assert (kind, words) in found(text)


def test_a_word_all_of_look_alikes_is_read_where_another_mixes_scripts() -> None:
    assert read("Tоm Саре") == "Tom Cape"
    assert read("Zоё") == "Zoë"


@pytest.mark.parametrize(
    "text",
    [
        "Собрание родителей в школе 12 мая, вход с улицы Мира.",
        "Оно растёт у сосен. Роса. Аня, Сева",
        "Η σχολική γιορτή είναι στις 12 Μαΐου.",
        "λ = 2πr, Δx → 0",
        "Пишет Аня Сухова о PDF-файле",
        "保護者の皆さまへ α波とβ版",
    ],
)
def test_what_is_of_another_script_stays(text: str) -> None:
    assert read(text) == text


def test_in_a_line_of_another_script_only_the_mixed_words_are_read() -> None:
    assert read("Сосна и pаssword для школы\nСева") == "Сосна и password для школы\nСева"


@given(st.text(alphabet="abаеоЖé́λν \n山-", max_size=40))
def test_a_text_keeps_its_length_and_all_letters_but_the_look_alikes(text: str) -> None:
    after = read(text)
    assert len(after) == len(text)
    changed = {one for one, other in zip(text, after, strict=True) if one != other}
    assert changed <= set("аеоν")
    assert read(after) == after
