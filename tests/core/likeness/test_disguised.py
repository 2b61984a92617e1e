"""A copy in disguise: letters of another script, in one column, or with unseen ones between."""

import pytest

from mamori.core.likeness import Fingerprint, fingerprint, likeness
from mamori.core.likeness.comparing import NOTHING

KEY = bytes(range(32))
JAPANESE = """冬休みを前にして、ご家庭でのスマートフォンやゲーム機の約束を確かめましょう。
使っているサービスの名前、利用者の名前とパスワードを書いて担任に提出してください。
使う時間は夜の九時まで、使う場所は居間だけ、知らない人とは連絡をとらないことにします。"""
DUTCH = """Beste ouders, wij vragen u om de gebruikersnaam en het wachtwoord van uw kind op te
schrijven en dit formulier voor de vakantie bij de leerkracht in te leveren. Zo kunnen wij samen
afspraken maken over de telefoon en de spelcomputer thuis, en over wat kinderen online delen."""
CYRILLIC = str.maketrans("aeopcyxis", "аеорсухіѕ")
ZERO_WIDTH = "\u200b"


def mark(text: str) -> Fingerprint:
    return fingerprint(text, KEY)


@pytest.mark.parametrize(
    "disguised",
    [
        (DUTCH, DUTCH.translate(CYRILLIC)),
        (DUTCH, ZERO_WIDTH.join(DUTCH)),
        (DUTCH, "\n".join(DUTCH)),
        (JAPANESE, "\n".join(JAPANESE)),
        (JAPANESE, ZERO_WIDTH.join(JAPANESE)),
        (JAPANESE, "\n\n".join(" ".join(JAPANESE))),
    ],
    ids=["cyrillic", "unseen", "column", "column-ja", "unseen-ja", "spaced-column-ja"],
)
def test_a_copy_in_disguise_is_known(disguised: tuple[str, str]) -> None:
    written, copy = disguised
    assert likeness(mark(written), mark(copy)) >= NOTHING.least


def test_two_lists_of_single_letters_are_no_copies() -> None:
    ticks, crosses = "\n".join("yn" * 400), "\n".join("abcdefgh" * 100)
    assert likeness(mark(ticks), mark(crosses)) < 0.1
