"""What a sheet says of itself: does it come back, is it about accounts, is its purpose there?"""

import re
from collections.abc import Iterable
from unicodedata import category, normalize

# What asks for the sheet back. Rather one too few: that something is not collected is said too.
_SLIP = re.compile(
    r"提出して(?:下さい|ください)|提出(?:をお願い|願い)|(?:切|き)り?(?:取|と)り?(?:線|せん)|キリトリ"
    r"|(?:回収|集め)します|返信(?:用|欄)|切取線"
    r"|nộp lại|gửi lại cho (?:giáo viên|nhà trường|cô|thầy)|cắt theo đường|phiếu trả lời"
    r"|inleveren bij|lever .{0,40}\bin bij\b|afscheur|antwoordstrook|strookje"
    r"|return slip|reply slip|tear off|cut here|hand (?:it|this) (?:in|back)"
    r"|return (?:it|this) to (?:the school|your)"
)
_ACCOUNTS = re.compile(
    r"アカウント|ログイン|サインイン|tài khoản|đăng nhập|\baccounts?\b(?! of)|inloggen|aanmelden"
    r"|\blog(?:ging)? in\b|\bsign(?:ing)? in\b"
)


def comes_back(text: str) -> bool:
    """Say whether a sheet asks to be handed in, or has a slip to cut off."""
    return _SLIP.search(_plain(text)) is not None


def speaks_of_accounts(text: str) -> bool:
    """Say whether a sheet speaks of accounts or of signing in."""
    return _ACCOUNTS.search(_plain(text)) is not None


def says(text: str, sentences: Iterable[str]) -> bool:
    """Say whether one of some sentences stands in a text, however its letters are spaced."""
    letters = _letters(text)
    return any(_letters(sentence) in letters for sentence in sentences if _letters(sentence))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", normalize("NFKC", text).casefold())


def _letters(text: str) -> str:
    folded = normalize("NFKC", text).casefold()
    return "".join(each for each in folded if category(each)[0] in "LN")
