"""Bank accounts: IBAN, the Japanese 支店・普通・番号, the Vietnamese STK with its bank."""

import re
from collections.abc import Iterator, Sequence

from stdnum import iban

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_DUTCH_BANKS = "abna ingb rabo snsb trio knab bunq asnb rbrb fvlb asrb revo nwab hand"
_IBAN_WORDS = ("iban", "rekeningnummer", "rekeningnr")
_IBAN = re.compile(
    r"(?<![a-z0-9])[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?(?![a-z0-9])"
)
_TITLED_IBAN = Labels("iban rekeningnummer rekeningnr bankrekening")
JAPANESE = Labels("口座番号 普通 当座 貯蓄 通帳番号 口座")
_JAPANESE = re.compile(r"(?<![0-9.,-])[0-9]{6,8}(?![0-9.,-])")
_TYPE = re.compile(r"(?:普通|当座|貯蓄)(?:預金)?[ \t)(:]{0,3}(?:口座)?(?:番号|no\.?)?[ \t:]{0,3}\Z")
_BANK = Labels(
    "銀行 支店 信用金庫 信金 信組 信用組合 労金 労働金庫 農協 ja ゆうちょ 郵便局 振込 口座 店番"
)
_POST = re.compile(
    r"記号[ \t:(]{0,4}(1[0-9]{4}(?:-[0-9])?[ \t)]{0,4}番号[ \t:(]{0,4}[0-9]{2,8})(?![0-9])"
)
VIETNAMESE = Labels("stk số_tài_khoản so_tai_khoan tài_khoản_số số_tk tài_khoản_ngân_hàng")
_VIETNAMESE = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9]){5,18}(?![0-9])")
_FAR = 80


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the accounts."""
    yield from _ibans(view, spots)
    for found, clue in VIETNAMESE.values(view, spots, _VIETNAMESE):
        yield _hit(found.start(), found.end(), 0.93, clue)
    for found, clue in JAPANESE.values(view, spots, _JAPANESE, reach=12):
        bank = _BANK.within(view.near(found.start(), found.end(), before=_FAR))
        named = clue.endswith("番号") or clue.startswith("header:口座")
        typed = _TYPE.search(view.plain, max(0, found.start() - 16), found.start())
        sure = 0.95 if bank and (named or typed) else 0.9 if named else 0.4
        yield _hit(found.start(), found.end(), sure, clue)
    for spot in spots:
        if post := _POST.match(view.plain, spot):
            bank = _BANK.within(view.near(spot, post.end(), before=_FAR))
            yield _hit(post.start(1), post.end(1), 0.93 if bank else 0.5, "form:記号番号")


def _ibans(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    taken: set[int] = set()
    beside = (_IBAN.search(view.plain, max(0, spot - 6), spot + 64) for spot in spots)
    below = (found for found, _ in _TITLED_IBAN.values(view, (), _IBAN))
    for found in (*beside, *below):
        text = found[0] if found else ""
        while text and not iban.is_valid(text):
            text = text.rpartition(" ")[0]
        if found and text and found.start() not in taken:
            taken.add(found.start())
            why = ("form:iban", "check-digit")
            yield Hit(
                kind="bank-account",
                start=found.start(),
                end=found.start() + len(text),
                confidence=0.97,
                why=why,
            )


def _hit(start: int, end: int, sure: float, why: str) -> Hit:
    return Hit(kind="bank-account", start=start, end=end, confidence=sure, why=(why,))


FINDER = Finder(
    "bank-account",
    ("bank-account",),
    find,
    words=(
        *_IBAN_WORDS,
        *_DUTCH_BANKS.split(),
        *("口座", "普通", "当座", "貯蓄", "通帳番号", "記号"),
        *VIETNAMESE.words,
    ),
)
