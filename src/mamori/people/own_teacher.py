"""Whether a child of a class speaks of "the teacher": there that is as good as a name.

Somebody to whom it only told something is not meant: the teacher is who helps it.
"""

import re
import unicodedata

from mamori.core.scan.roster.folding import soft
from mamori.people.search import MARKS

# The post itself, whoever else is named beside it; folded as `soft` and `_plain` fold.
_POST_EASTERN = re.compile("担任|タンニン")
_POST = re.compile(
    r"\b(?:chu nhiem|gvcn|homeroom|class teacher|form teacher|groepsleerkracht|mentor)\b"
)
_EASTERN = re.compile(
    "(?>先生|センセイ|センセー|センセ)(?!ニ(?:イツ|イイ|イウ|言|話|ハナ|相談|ソウダン|伝|ツタエ|タノ|頼|オシエ))"
)
_LATIN = re.compile(r"\b(?:teacher|juf|juffrouw|meester|leraar|lerares|leerkracht|giao vien)\b")
_TO_LATIN = re.compile(
    r"\b(?:told|tell|telling|asked|to|with|verteld|vertel|aan|tegen|bij)"
    r"(?: (?:the|my|our|a|de|mijn|onze))? (?:teacher|juf|juffrouw|meester|leraar|lerares)\b"
)
# These are other words without their tones: to have, to see.
_TONED = re.compile(r"\b(?:cô|thầy)\b")
_TO_TONED = re.compile(r"\b(?:với|cho|báo|mách|thưa|hỏi) (?:cô|thầy)\b")


def speaks_of_own_teacher(text: str, *, others: bool) -> bool:
    """Say whether the teacher of the class may be meant.

    Args:
        text: what a child of the class wrote.
        others: whether it names somebody of the staff, who is the teacher then, unless the post
            itself is named.
    """
    eastern, toned = soft(text), unicodedata.normalize("NFC", text).casefold()
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    plain = unicodedata.normalize("NFC", bare.translate(MARKS))
    if _POST_EASTERN.search(eastern) or _POST.search(plain):
        return True
    return not others and bool(
        _EASTERN.search(eastern)
        or _LATIN.search(_TO_LATIN.sub(" ", plain))
        or _TONED.search(_TO_TONED.sub(" ", toned))
    )
