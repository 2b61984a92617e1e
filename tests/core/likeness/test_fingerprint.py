"""A fingerprint is small, tells nothing without its key, and does not mind how a text is set."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.likeness.papers import papers

from mamori.core.likeness import Fingerprint, fingerprint, is_copy, is_telling, likeness

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
LETTER = next(each.text() for each in papers() if each.id == "nl meals letter")
LONG = "\n".join(each.text() for each in papers())


def test_it_is_small_however_long_the_document_is() -> None:
    whole = fingerprint(LONG, KEY)
    assert whole.size > 10_000
    assert len(whole.kept().to_bytes()) < 10_000
    assert len(fingerprint(LETTER, KEY).kept().to_bytes()) < 2_000


def test_nothing_of_the_text_stands_in_it() -> None:
    stored = fingerprint(LETTER, KEY).kept().to_bytes()
    for word in set(re.findall(r"\w{4,}", LETTER)):
        for encoding in ("utf-8", "utf-16-le", "utf-32-le"):
            assert word.encode(encoding) not in stored


def test_under_another_key_it_is_another_one() -> None:
    one, other = fingerprint(LETTER, KEY), fingerprint(LETTER, OTHER)
    assert likeness(one, one) == 1
    assert likeness(one, other) < 0.05


def test_it_is_read_as_it_was_stored() -> None:
    kept = fingerprint(LONG, KEY).kept()
    again = Fingerprint.from_bytes(kept.to_bytes())
    assert (again.size, again.reach) == (kept.size, kept.reach)
    assert np.array_equal(again.marks, kept.marks)


@pytest.mark.parametrize("stored", [b"", b"\x02\0\0\0\0", b"\x01\0\0", b"\x01" + b"\1" * 12])
def test_what_is_no_fingerprint_is_refused(stored: bytes) -> None:
    with pytest.raises(ValueError):
        Fingerprint.from_bytes(stored)


@given(st.binary(max_size=40))
def test_no_bytes_make_a_fingerprint_that_cannot_be_compared(stored: bytes) -> None:
    try:
        found = Fingerprint.from_bytes(b"\x01" + stored)
    except ValueError:
        return
    assert 0 <= likeness(found, fingerprint(LETTER, KEY)) <= 1


@given(st.text())
def test_every_text_has_one(text: str) -> None:
    found = fingerprint(text, KEY)
    assert found.size == len(found.marks)
    assert likeness(found, found) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("令和２年４月１日　保護者の皆様", "令和三年九月十日 保護者の皆様"),
        ("ﾌﾟﾘﾝﾄを配ります。ｶﾞｲﾄﾞも", "プリントを配ります ガイドも"),
        ("Kính gửi quý phụ huynh, năm 2020", "Kinh gui quy phu huynh nam 2021"),
        (
            "Geef op internet nooit je wacht-\nwoord aan íemand die je niet kent.",
            "GEEF OP INTERNET NOOIT JE WACHTWOORD AAN IEMAND DIE JE NIET KENT",
        ),
    ],
)
def test_what_changes_from_copy_to_copy_does_not_count(one: str, other: str) -> None:
    ours, theirs = fingerprint(one, KEY), fingerprint(other, KEY)
    assert ours.size > 2
    assert np.array_equal(ours.marks, theirs.marks)


def test_rows_of_a_table_may_come_in_any_order() -> None:
    rows = [f"{number}\tOuder {chr(65 + number)}lbrecht\t06-1234567{number}" for number in range(9)]
    one, other = (fingerprint("\n".join(each), KEY) for each in (rows, rows[::-1]))
    assert np.array_equal(one.marks, other.marks)


def test_a_page_of_a_long_document_is_known_from_what_was_kept_of_the_whole() -> None:
    kept = fingerprint(LONG, KEY).kept()
    page = "\n".join(each.text() for each in papers()[40:52])
    assert is_copy(kept, fingerprint(page, KEY))
    assert likeness(kept, fingerprint(page[::-1], KEY)) < 0.1


def test_a_document_is_known_within_a_long_one() -> None:
    assert is_copy(fingerprint(LETTER, KEY).kept(), fingerprint(LONG, KEY))


def test_a_few_words_are_no_copy_of_what_they_stand_in() -> None:
    words = fingerprint("Met vriendelijke groet, namens het team", KEY)
    assert not is_copy(words, fingerprint(LETTER, KEY))
    assert not is_telling(words)
    assert not is_telling(fingerprint("", KEY))
    assert is_telling(fingerprint(LETTER, KEY))
