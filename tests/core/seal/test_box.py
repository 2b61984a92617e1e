import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.seal import SealBroken, derive_key, new_key, seal, unseal

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
