"""Whether what the fold found is the name on the original, and where it begins and ends."""

from functools import lru_cache
from unicodedata import normalize

from mamori.core.scan.roster import edges
from mamori.core.scan.roster.folding import soft
from mamori.core.scan.roster.forms import Form
from mamori.core.scan.roster.match import Found, Match, gaps_in, is_narrow
from mamori.core.scan.roster.words import in_words

_BRACKETS = {"(": ")", "（": "）", "《": "》", "［": "］", "[": "]", "〔": "〕", "【": "】"}


def checked(match: Match, form: Form) -> Found | None:
    """Return where a form stands, None if the original says that it does not."""
    why = () if form.how == "name" else (f"form:{form.how}",)
    ours = in_words(match, form) if match.key[0].isascii() else _japanese(match, form)
    if ours is None:
        return None
    sure, more = ours
    return Found(match.start, _closed(match), round(form.sure * sure, 2), (*why, *more))


def _closed(match: Match) -> int:
    """Return the end, behind the bracket that closes one inside: 山田(やまだ)太郎(たろう)."""
    end, inside = match.end, match.written
    if len(inside) == len(match.where):  # nothing but letters
        return end
    for opening, closing in _BRACKETS.items():
        if inside.count(opening) > inside.count(closing) and match.text[end : end + 1] == closing:
            return end + 1
    return end


def _japanese(match: Match, form: Form) -> tuple[float, tuple[str, ...]] | None:
    parts = tuple(map(known, form.parts))
    if match.written != "".join(form.parts) and not _same(match, form, parts):
        return None
    length = sum(map(len, parts))
    first, last = form.parts[0], form.parts[-1]
    if len(parts) == 1:  # nobody told where the family name ends
        first, last = first[: max(1, length // 2)], last[-max(1, length // 2) :]
    apart = len(match.written) > len(match.where) and any(map(str.isspace, match.written))
    firm = apart or form.how == "mixed" or edges.called(match.text, match.end)
    sure = edges.left(match.text, match.start, first, length, firm=firm)
    sure *= edges.right(match.text, match.end, last, length)
    return (sure, ("edge:joined",) if sure < 1 else ()) if sure else None


@lru_cache(1 << 14)
def known(part: str) -> str:
    """Return a part as `soft` leaves it; the parts of a roster come again and again."""
    return soft(part)


def _same(match: Match, form: Form, parts: tuple[str, ...]) -> bool:
    """Tell whether the letters are those of the form, and stand as those of a name do."""
    same = soft(match.written) == "".join(parts)
    return same and _spaced(match, parts) and _one_script(match, form)


def _spaced(match: Match, parts: tuple[str, ...]) -> bool:
    """Tell whether spaces stand where a name may have them: between its parts, or everywhere."""
    gaps = gaps_in(match)
    if not gaps:
        return True
    if any(not is_narrow(between, rows=match.rows) for _, between in gaps):
        return False
    length = len(match.key)
    if len(gaps) >= length - 1 or (len(parts) == 1 and len(gaps) == 1):
        return True
    seams = {sum(map(len, parts[:count])) for count in range(1, len(parts))}
    inside = [between for count, between in gaps if count not in seams]
    # A line may break anywhere, but only once, and what is broken there has no other gap.
    broken = len(inside) == 1 and "\n" in inside[0] and not inside[0].strip()
    return not inside or broken or len(inside) == length - 1 - len(seams)


def _one_script(match: Match, form: Form) -> bool:
    """Tell whether each part is in one kind of kana, unless it is spelled in both."""
    at = 0
    for part in form.parts:
        length = len(known(part))
        written = "".join(match.text[place] for place in match.where[at : at + length])
        if _scripts(written) == 2 and _scripts(part) < 2:
            return False
        at += length
    return True


def _scripts(text: str) -> int:
    text = normalize("NFKC", text)
    hiragana = any("ぁ" <= letter <= "ゖ" for letter in text)
    return hiragana + any("ァ" <= letter <= "ヺ" for letter in text)
