"""What a child said into a telephone: the school hears it, and learns nothing else from it."""

import pytest
from django.test import Client
from tests.base.media.recordings import PLANTED, recorded
from tests.cases.conftest import Staffroom
from tests.door.telling import told_with
from tests.factories import sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "container", "codec", "rate"),
    [
        ("audio/mp4", "ipod", "aac", 44100),
        ("audio/webm", "webm", "libopus", 48000),
        ("audio/ogg", "ogg", "libopus", 48000),
        ("audio/mpeg", "mp3", "libmp3lame", 44100),
    ],
)
def test_a_voice_is_played_without_what_it_tells_about_its_making(
    room: Staffroom, kind: str, container: str, codec: str, rate: int
) -> None:
    taken = recorded(container, codec, rate=rate)
    assert PLANTED in taken
    talk, file = told_with(room.school, kind, taken)
    nurse = sign_in(Client(), room.nurse)
    page = nurse.get(f"/door/staff/talks/{talk.pk}/")
    address = f"/door/staff/talks/{talk.pk}/files/{file}/"
    assert f'src="{address}"></audio>' in page.content.decode()
    assert "media-src 'self'" in page["Content-Security-Policy"]
    played = nurse.get(address)
    assert (played.status_code, played["Content-Type"]) == (200, kind)
    assert PLANTED not in played.content
    part = nurse.get(address, headers={"Range": "bytes=0-1"})
    assert (part.status_code, part.content) == (206, played.content[:2])
