"""Numbers of words and features."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.scan.folding import codes_of
from mamori.core.scan.names.hashing import BITS, Letters, feature, number_of


@given(before=st.text(max_size=20), word=st.text(min_size=1, max_size=8), after=st.text(max_size=5))
def test_a_word_has_one_number_wherever_it_stands(before: str, word: str, after: str) -> None:
    letters = Letters(codes_of(before + word + after))
    found = letters.spans(np.array([len(before)]), np.array([len(before) + len(word)]))
    assert int(found[0]) == number_of(word)


def test_other_words_have_other_numbers() -> None:
    words = ["an", "na", "ana", "anna", "Anna", "山田", "田山", "a", ""]
    assert len({number_of(word) for word in words}) == len(words)


def test_features_differ_by_template_value_and_order() -> None:
    one, two = np.array([1, 1], np.uint64), np.array([2, 1], np.uint64)
    seen = [*feature(1, one, two), *feature(2, one, two)[:1], *feature(1, two, one)[:1]]
    assert len(set(map(int, seen))) == 4
    assert all(int(number) < 1 << BITS for number in seen)
