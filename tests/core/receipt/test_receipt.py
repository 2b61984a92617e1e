"""What a receipt is made of, and that its number tells every wrong word and every swap."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.receipt import LANGUAGES, Receipt, make
from mamori.core.receipt.lists import SIZE
from mamori.core.receipt.receipt import BITS, COUNT, check_of

CHANCE = st.binary(min_size=8, max_size=8)


@given(st.sampled_from(LANGUAGES), CHANCE)
def test_sixty_of_the_bits_of_chance_are_in_the_words(language: str, random: bytes) -> None:
    receipt = make(language, random)
    kept = int.from_bytes(random, "big") & (1 << 60) - 1
    assert receipt.secret() == language.encode() + kept.to_bytes(8, "big")
    assert len(receipt.words) == COUNT
    assert COUNT * BITS == 60


def test_each_word_depends_on_chance_of_its_own() -> None:
    for at in range(COUNT):
        number = 0b1010101010 << BITS * (COUNT - 1 - at)
        places = make("ja", number.to_bytes(8, "big")).places
        assert places == tuple(0b1010101010 if each == at else 0 for each in range(COUNT))


@pytest.mark.parametrize("random", [b"", bytes(7), bytes(9)])
def test_less_chance_is_refused(random: bytes) -> None:
    with pytest.raises(ValueError, match="8 bytes of chance"):
        make("ja", random)


def test_a_receipt_of_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no words in fr"):
        make("fr", bytes(8))


def test_a_receipt_is_one_line_that_can_be_copied() -> None:
    random = bytes([1, 35, 69, 103, 137, 171, 205, 239])
    text = {language: make(language, random).text for language in LANGUAGES}
    assert text["ja"].count("・") == 5
    assert all(text[language].count(", ") == 5 for language in ("vi", "nl", "en"))
    assert {line[-4:] for line in text.values()} == {make("en", random).check}


def test_what_logs_show_of_a_receipt_tells_nothing() -> None:
    assert repr(make("nl", bytes(8))) == str(make("nl", bytes(8))) == "Receipt(language='nl')"


def test_every_wrong_word_has_another_number() -> None:
    for at in range(COUNT):
        numbers = {check_of((*(7,) * at, place, *(7,) * (COUNT - 1 - at))) for place in range(SIZE)}
        assert len(numbers) == SIZE


@pytest.mark.slow
def test_every_two_words_that_changed_places_have_another_number() -> None:
    for one, other in combinations(range(SIZE), 2):
        assert check_of((one, other)) != check_of((other, one))
    for first, second in combinations(range(COUNT), 2):  # and not only neighbours
        for place in range(1, SIZE):
            places = [0] * COUNT
            places[first] = place
            swapped = [0] * COUNT
            swapped[second] = place
            assert check_of(tuple(places)) != check_of(tuple(swapped))


@given(st.tuples(*[st.integers(0, SIZE - 1)] * COUNT), st.data())
def test_no_receipt_has_the_number_of_one_with_a_wrong_word_or_a_swap(
    places: tuple[int, ...], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, COUNT - 1))
    wrong = data.draw(st.integers(0, SIZE - 1).filter(lambda place: place != places[at]))
    assert check_of((*places[:at], wrong, *places[at + 1 :])) != check_of(places)
    at = data.draw(st.integers(0, COUNT - 2))
    one, other = places[at : at + 2]
    swapped = (*places[:at], other, one, *places[at + 2 :])
    assert (check_of(swapped) == check_of(places)) is (one == other)


def test_a_number_has_four_digits() -> None:
    assert len({len(Receipt("en", (place, 0, 0, 0, 0, 0)).check) for place in range(SIZE)}) == 1
