"""Everything that can be found, and every verdict, has its words."""

import pytest

from mamori.core.scan.hits import KINDS
from mamori.core.scan.judging import VERDICTS
from mamori.core.scan.report import wording


def test_each_kind_and_verdict_has_words() -> None:
    assert wording.KINDS.keys() == KINDS.keys()
    assert wording.VERDICTS.keys() == set(VERDICTS)
    assert wording.NEXT.keys() == set(VERDICTS)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("metadata", "[details about the file]"),
        ("list.zip!3年1組.docx!word/comments.xml", "list.zip › 3年1組.docx › [comments]"),
        ("mail.eml!body 2", "mail.eml › [text 2 of the mail]"),
        ("a.pptx!ppt/media/image12.png", "a.pptx › [picture 12]"),
        ("class 3/photo.jpg!after the end", "class 3/photo.jpg › [after the end of the file]"),
        ("names.txt", "names.txt"),
        ("100%.zip!body", "100%.zip › [the text of the mail]"),
        ("", ""),
    ],
)
def test_a_part_is_called_as_people_call_it(part: str, words: str) -> None:
    def translated(text: str) -> str:
        return f"[{text}]"

    assert wording.part_words(part, translated) == words
    assert wording.is_known_part(part) == words.endswith("]")
