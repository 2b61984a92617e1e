"""Which sentences the Vietnamese model reads, and which the one of Dutch and English."""

import pytest

from mamori.core.scan.names import latin, vietnamese
from mamori.core.scan.names.units import Units

ENGLISH = "The head teacher of the other school will visit our library again with her class today"
VIETNAMESE = "Học sinh được nghỉ Tết từ ngày mai"


def _words(text: str, units: Units) -> str:
    return " ".join(text[a:b] for a, b in zip(units.starts, units.ends, strict=True))


@pytest.mark.parametrize("text", [f"{ENGLISH}\n{VIETNAMESE}", f"{VIETNAMESE}\n{ENGLISH}"])
def test_each_sentence_is_read_by_the_model_of_its_language(text: str) -> None:
    assert _words(text, latin.units(text)) == ENGLISH
    assert _words(text, vietnamese.units(text)) == VIETNAMESE


def test_a_few_words_are_of_the_language_around_them() -> None:
    text = f"{VIETNAMESE}\nMai Anh Minh\n{VIETNAMESE}"
    assert _words(text, latin.units(text)) == ""
    assert _words("Mai Anh Minh", latin.units("Mai Anh Minh")) == "Mai Anh Minh"


def test_all_sentences_are_read_to_learn_from() -> None:
    text = f"{VIETNAMESE}\n{ENGLISH}"
    assert _words(text, vietnamese.units(text, every=True)) == f"{VIETNAMESE} {ENGLISH}"


@pytest.mark.parametrize("text", ["", " \n", "…"])
def test_a_text_without_words_has_no_units_with_a_name(text: str) -> None:
    assert not len(vietnamese.units(text).starts)
