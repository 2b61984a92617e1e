"""Where in a file something stands, in the reader's language."""

import pytest
from django.utils import translation

from mamori.core.scan.places import Place
from mamori.publishing.queries.found import place_words


@pytest.mark.parametrize(
    ("language", "place", "words"),
    [
        ("en", Place(part="a.zip!b.eml!body 1", line=3), "a.zip › b.eml, line 3"),
        ("nl", Place(part="b.eml!message 2!body 1", line=3), "b.eml › mail 2, regel 3"),
        ("ja", Place(part="metadata"), "ファイルの情報"),
        ("vi", Place(part="after the end"), "phần sau điểm kết thúc tệp"),
        ("en", Place(part="word/theme/theme1.xml"), "in what one does not see"),
        ("en", Place(), ""),
    ],
)
def test_a_part_is_called_as_people_call_it(language: str, place: Place, words: str) -> None:
    with translation.override(language):
        assert place_words(place) == words
