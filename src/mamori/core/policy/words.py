"""Words in several languages, kept as data: `{"en": "…", "ja": "…"}`."""

from collections.abc import Mapping

Words = Mapping[str, str]
LANGUAGES = ("en", "ja", "vi", "nl")


def say(words: Words, language: str, document: str = "") -> str:
    """Choose the words for a reader.

    Args:
        words: one text for each language.
        language: what the reader reads, such as `vi` or `vi-VN`.
        document: the language of the source document.

    Returns:
        The asked language, else English, else the document's language, else whichever there is;
        an empty text if there is none.
    """
    for code in (language, language.partition("-")[0], "en", document):
        if code in words:
            return words[code]
    return next(iter(words.values()), "")
