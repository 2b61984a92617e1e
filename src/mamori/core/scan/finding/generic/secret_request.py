"""Forms that ask for a password, a PIN, a login or another secret (NER-01), in any layout.

Teaching about passwords, help with signing in, rules and reports ask for nothing. The box of a
sign-in page is told and not judged: what is typed there goes to nobody's desk.
"""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from mamori.core.scan.finding.asking.asker import Asker
from mamori.core.scan.finding.asking.labels import ACCOUNT, PERSON
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_JAPANESE = (
    "パスワード",
    "ぱすわーど",
    "パスコード",
    "パスフレーズ",
    "パスワ",
    "暗証番号",
    "暗証",
    "あんしょうばんごう",
    "合言葉",
    "合い言葉",
    "あいことば",
    "秘密の質問",
    "秘密の言葉",
    "ひみつのことば",
    "ログイン情報",
    "認証コード",
    "認証番号",
    "確認コード",
    "セキュリティコード",
    "復元コード",
    "バックアップコード",
    "アクセスコード",
    "ピンコード",
    "pinコード",
    "pin番号",
    "ロック解除",
    "画面ロック",
    "ロックの番号",
    "ロック番号",
    "ロックをはずす",
    "ロックを外す",
    "解除番号",
    "解除パターン",
)
_VIETNAMESE = (
    "mật khẩu",
    "mat khau",
    "mật mã",
    "mã pin",
    "mã otp",
    "mã xác thực",
    "mã xác nhận",
    "mã bí mật",
    "mã số bí mật",
    "mã mở khóa",
    "mã mở khoá",
    "mã khóa",
    "thông tin đăng nhập",
    "câu hỏi bảo mật",
    "mã đăng nhập",
)
_DUTCH = (
    "wachtwoord",
    "paswoord",
    "wachtzin",
    "pincode",
    "pin-code",
    "inloggegevens",
    "inlogcode",
    "inloggegeven",
    "toegangscode",
    "ontgrendelcode",
    "ontgrendelpatroon",
    "geheime code",
    "beveiligingsvraag",
    "verificatiecode",
    "herstelcode",
    "aanmeldgegevens",
)
_ENGLISH = (
    "password",
    "passcode",
    "passphrase",
    "pass word",
    "pass code",
    "passwd",
    "pin code",
    "pin number",
    "login details",
    "log-in details",
    "login information",
    "login credentials",
    "sign-in details",
    "credentials",
    "security code",
    "security question",
    "secret question",
    "access code",
    "verification code",
    "one-time code",
    "recovery code",
    "unlock code",
    "unlock pattern",
    "secret word",
)
_SHORT = ("pw", "pwd", "pin", "pass", "otp", "mk", "ww", "パス", "login")

_LEFT, _RIGHT = r"(?<![a-zà-ỹァ-ヺー])", r"(?![a-zà-ỹァ-ヺー])"


def _spaced(word: str) -> str:
    """A pattern of a word whose letters may stand apart; ｰ is folded to a hyphen."""
    return " {0,2}".join("[ー-]" if letter == "ー" else re.escape(letter) for letter in word)


_TERM = "|".join(
    (
        *(_spaced(word) for word in sorted(_JAPANESE, key=len, reverse=True)),
        *(rf"{_LEFT}{re.escape(word)}{_RIGHT}" for word in _VIETNAMESE),
        *(rf"{re.escape(word)}(?:en)?" for word in _DUTCH),
        *(rf"{_LEFT}{re.escape(word)}s?{_RIGHT}" for word in _ENGLISH),
    )
)
_ASKER = Asker(_TERM)
# Short words mean many things, so only a field speaks for them, never a sentence.
_SHORT_ASKER = Asker("|".join(rf"{_LEFT}{word}{_RIGHT}" for word in _SHORT))
_SIGN_IN = re.compile(
    r"^\W*(?:ログイン|サインイン|登録|新規登録|保存|変更|(?:sign|log) ?-?(?:in|up|on)|save"
    r"|register|create account|update"
    r"|inloggen|aanmelden|opslaan|đăng nhập|đăng ký|lưu)\W*$",
    re.MULTILINE,
)
_ON_SCREEN = re.compile(r"[:\]] ?\[ {4,}\]")
_PAGE = 600
_CODE_BEFORE = re.compile(r"(?:[`~<]|[a-z]_|[~.]/\S{0,20})\Z")
_CODE_AFTER = re.compile(r"`|_[a-z]|\(\w*\)")


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield each secret that is asked for."""
    last, spare = 0, _ASKER.sparing(view)
    for start in spots:
        if start < last or spare.skips(start):
            continue
        asked = _ASKER.asked(view, start)
        if not asked:
            asked = _SHORT_ASKER.asked(view, start)
            if asked and asked.why in {"sentence", "filled"}:
                asked = None
        if asked and not _is_code(view.text, start, asked.end):
            page = _is_sign_in_page(view, start)
            confidence = min(asked.confidence, 0.3) if page else asked.confidence
            why = (f"asked:{asked.why}", *(("sign-in-page",) if page else ()))
            yield Hit(
                kind="secret-request", start=start, end=asked.end, confidence=confidence, why=why
            )
            last = asked.end


def _is_code(text: str, start: int, end: int) -> bool:
    """Tell whether it is a name in a program: `credentials`, pass_through(), ~/.aws/credentials."""
    before, after = text[max(0, start - 24) : start], text[end : end + 12]
    return bool(_CODE_BEFORE.search(before) or _CODE_AFTER.match(after))


def _is_sign_in_page(view: View, start: int) -> bool:
    """Tell whether it is a box on a screen beside a button, and nobody's name is asked for."""
    stop = min(view.cell(start)[1], start + _PAGE)
    if not _ON_SCREEN.search(view.plain[start:stop]):
        return False
    page = normalize("NFC", view.plain[max(0, start - _PAGE) : start + _PAGE])
    return bool(_SIGN_IN.search(page)) and not PERSON.search(ACCOUNT.sub(" ", page))


def _variants(word: str) -> Iterator[str]:
    """Yield a word as texts have it: composed, with marks of their own, with its letters apart."""
    apart = (
        (word, " ".join(word), "  ".join(word))
        if not word.isascii() and " " not in word
        else (word,)
    )
    for each in apart if word[0] > "\u3000" else (word,):
        yield each
        yield normalize("NFD", each)


WORDS = tuple(
    dict.fromkeys(
        each
        for word in (*_JAPANESE, *_VIETNAMESE, *_DUTCH, *_ENGLISH, *_SHORT)
        for each in _variants(word)
    )
)
FINDER = Finder("secret-request", ("secret-request",), find, words=WORDS)
