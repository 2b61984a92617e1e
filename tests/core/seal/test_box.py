import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.seal import (
    SealBroken,
    derive_key,
    new_key,
    seal,
    seal_for_proof,
    unseal,
    unseal_for_proof,
)

KEY = new_key()


@given(st.binary(max_size=2000), st.binary(max_size=200))
def test_what_was_sealed_opens_again(words: bytes, about: bytes) -> None:
    assert unseal(KEY, seal(KEY, words, about), about) == words


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_changed_byte_does_not_open(words: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(KEY, words, b"about"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        unseal(KEY, bytes(sealed), b"about")


@given(st.binary(max_size=40))
def test_cut_or_foreign_bytes_do_not_open(sealed: bytes) -> None:
    with pytest.raises(SealBroken):
        unseal(KEY, sealed, b"")


def test_another_key_or_another_owner_does_not_open() -> None:
    sealed = seal(KEY, "秘密".encode(), b"case:1")
    with pytest.raises(SealBroken):
        unseal(new_key(), sealed, b"case:1")
    with pytest.raises(SealBroken):
        unseal(KEY, sealed, b"case:2")


def test_the_same_words_never_look_the_same_twice() -> None:
    assert len({seal(KEY, b"same", b"") for _ in range(100)}) == 100


def test_keys_for_two_purposes_differ_and_stay() -> None:
    assert derive_key(KEY, "a") == derive_key(KEY, "a")
    assert derive_key(KEY, "a") != derive_key(KEY, "b")
    assert len(derive_key(KEY, "a")) == 32


class TestForProof:
    @given(st.binary(max_size=2000), st.binary(max_size=200))
    def test_what_was_sealed_opens_again(self, words: bytes, about: bytes) -> None:
        assert unseal_for_proof(KEY, seal_for_proof(KEY, words, about), about) == words

    @given(st.binary(min_size=1, max_size=300), st.data())
    def test_a_changed_byte_does_not_open(self, words: bytes, data: st.DataObject) -> None:
        sealed = bytearray(seal_for_proof(KEY, words, b"about"))
        place = data.draw(st.integers(0, len(sealed) - 1))
        sealed[place] ^= data.draw(st.integers(1, 255))
        with pytest.raises(SealBroken):
            unseal_for_proof(KEY, bytes(sealed), b"about")

    @given(st.binary(max_size=80))
    def test_cut_or_foreign_bytes_do_not_open(self, sealed: bytes) -> None:
        with pytest.raises(SealBroken):
            unseal_for_proof(KEY, sealed, b"")

    def test_another_owner_or_the_other_way_of_sealing_does_not_open(self) -> None:
        sealed = seal_for_proof(KEY, b"words", b"fact 1")
        with pytest.raises(SealBroken):
            unseal_for_proof(KEY, sealed, b"fact 2")
        with pytest.raises(SealBroken):
            unseal(KEY, sealed, b"fact 1")
        with pytest.raises(SealBroken):
            unseal_for_proof(KEY, seal(KEY, b"words", b"fact 1"), b"fact 1")

    def test_it_promises_the_one_key_that_opens_it(self) -> None:
        """Bytes under one key's promise, but encrypted for another, open with neither."""
        one, other = new_key(), new_key()
        mixed = seal_for_proof(one, b"w", b"")[:33] + seal_for_proof(other, b"w", b"")[33:]
        for key in (one, other):
            with pytest.raises(SealBroken):
                unseal_for_proof(key, mixed, b"")
