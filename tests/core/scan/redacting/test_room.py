import pytest

from mamori.core.scan.places import Box
from mamori.core.scan.redacting.room import grown


@pytest.mark.parametrize(
    ("box", "larger"),
    [
        ((100, 100, 300, 120), (94, 97, 306, 123)),  # a line
        ((100, 100, 120, 300), (97, 94, 123, 306)),  # a column
        ((100, 100, 120, 120), (94, 94, 126, 126)),  # a letter
        ((100, 100, 300, 220), (64, 64, 336, 256)),  # a line askew: not a third of its length
    ],
)
def test_room_is_made_by_the_size_of_letters_whichever_way_they_run(box: Box, larger: Box) -> None:
    assert grown(box) == pytest.approx(larger)
