"""Knows a column that holds a credential by its name, so that its values are never taken."""

import re
from unicodedata import normalize

_WORDS = re.compile(
    r"pass[ _-]?(?:w|code|phrase)|credential|secret(?!ar)"
    r"|(?<![a-z])(?:pwd?|pin(?:[ _-]?code)?)(?![a-z])|wachtwoord|inlogcode|geheim|mat[ _]?khau"
    r"|パスワ|暗証|合言葉|合い言葉|秘密の|密码|密碼"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_credential(header: str) -> bool:
    """Tell whether a column name (any case, width or tone marks) says password, PIN or the like.

    Source: NER-01 (no field for a credential is ever accepted).
    """
    spaced = _CAMEL.sub("_", header)
    plain = normalize("NFD", normalize("NFKC", spaced).casefold())
    latin = re.sub(r"[\u0300-\u036f]", "", plain).replace("đ", "d")
    return bool(_WORDS.search(normalize("NFC", latin)))
