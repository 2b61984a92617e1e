"""Uploads are sealed from the first byte; what nobody keeps goes, what somebody keeps stays."""

import gc
import hashlib
import io
import os
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, UnreadablePostError
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from pytest_django.fixtures import Settings

from mamori.base import files, uploads
from mamori.base.files import COMING, Incoming, opened, sweep
from mamori.base.uploads import SealedUpload
from mamori.core.seal import SealBroken, new_key

BIG = bytes(range(256)) * 4096 * 2 + b"PLANTED"  # more than two chunks
SMALL = b"PLANTED, and a few words"


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.MAMORI_DATA = tmp_path
    return tmp_path


def on_disk(data: Path) -> list[Path]:
    return [path for path in data.rglob("*") if path.is_file()]


def sent_as(body: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("a.bin", body)


def posted(**sent: bytes) -> HttpRequest:
    form = {name: sent_as(body) for name, body in sent.items()}
    return RequestFactory().post("/", form)


def uploaded(request: HttpRequest) -> dict[str, SealedUpload]:
    return {name: file for name, file in request.FILES.items() if isinstance(file, SealedUpload)}


def upload(body: bytes) -> SealedUpload:
    return uploaded(posted(file=body))["file"]


@pytest.mark.parametrize("body", [SMALL, BIG, b""], ids=["small", "big", "empty"])
def test_an_upload_can_be_read_again_and_again(body: bytes) -> None:
    sent = upload(body)
    assert (sent.size, sent.incoming.sha256) == (len(body), hashlib.sha256(body).hexdigest())
    assert b"".join(sent.chunks()) == body
    assert sent.read() == body
    sent.seek(0)
    assert sent.read(5) == body[:5]
    sent.seek(0)
    assert sent.read() == body


def test_nothing_lies_on_the_disk_in_the_clear_while_it_comes(data: Path) -> None:
    sent = upload(BIG)
    lying = on_disk(data)
    assert lying
    for path in lying:
        assert b"PLANTED" not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    sent.close()
    assert on_disk(data) == []


def test_a_request_that_ends_takes_its_files_along(data: Path) -> None:
    request = posted(one=BIG, two=SMALL)
    assert len(request.FILES) == 2
    request.close()
    assert on_disk(data) == []


@pytest.mark.parametrize("body", [SMALL, BIG, b""], ids=["small", "big", "empty"])
def test_what_is_kept_stays_and_opens_with_its_key_only(data: Path, body: bytes) -> None:
    sent = upload(body)
    sent.incoming.keep("shelf")
    sent.close()
    (path,) = on_disk(data)
    assert path == data / "files" / "shelf" / sent.incoming.id
    assert b"PLANTED" not in path.read_bytes()
    assert b"".join(opened("shelf", sent.incoming.id, sent.incoming.key)) == body
    assert b"".join(sent.chunks()) == body
    with pytest.raises(SealBroken):
        list(opened("shelf", sent.incoming.id, new_key()))


def test_a_file_put_in_the_place_of_another_does_not_open(data: Path) -> None:
    one, two = Incoming(), Incoming()
    two.key = one.key
    for each in (one, two):
        each.add(b"words")
        each.end()
        each.keep("shelf")
    (data / "files" / "shelf" / two.id).rename(data / "files" / "shelf" / one.id)
    with pytest.raises(SealBroken):
        list(opened("shelf", one.id, one.key))


def test_only_the_name_of_a_kept_file_is_opened() -> None:
    for name in ("../../mamori.key", "", "A" * 32):
        with pytest.raises(ValueError, match="no name"):
            list(opened("shelf", name, new_key()))


def test_too_much_at_once_is_counted_and_not_kept(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_AT_ONCE", len(BIG) + 10)
    fits, too_much, also = uploaded(posted(fits=BIG, too_much=BIG, also=SMALL)).values()
    assert b"".join(fits.chunks()) == BIG
    assert (too_much.size, also.size) == (len(BIG), len(SMALL))
    assert too_much.incoming.dropped
    assert also.incoming.dropped
    assert list(too_much.chunks()) == []
    assert len(on_disk(data)) == 1
    with pytest.raises(ValueError, match="nothing is left"):
        too_much.incoming.keep("shelf")


def test_many_small_files_do_not_fill_the_memory(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_IN_MEMORY", 3 * len(SMALL))
    sent = uploaded(posted(**{f"f{number}": SMALL for number in range(5)})).values()
    assert sum(file.incoming.in_memory for file in sent) == 3 * len(SMALL)
    assert all(b"".join(file.chunks()) == SMALL for file in sent)
    assert len(on_disk(data)) == 2


def test_a_sender_who_vanishes_leaves_nothing(data: Path) -> None:
    handler = uploads.SealedUploads()
    handler.new_file("file", "a.bin", "application/octet-stream", None)
    handler.receive_data_chunk(BIG, 0)
    assert on_disk(data)
    handler.upload_interrupted()
    assert on_disk(data) == []


def test_a_connection_that_breaks_off_leaves_nothing(data: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            sent = super().read(size)
            if len(sent) < (size or 0):
                raise OSError("the train is in a tunnel")
            return sent

    whole = encode_multipart(BOUNDARY, {"one": sent_as(BIG), "two": sent_as(BIG)})
    request = RequestFactory().generic("POST", "/", whole, MULTIPART_CONTENT)
    request._stream = Broken(whole[:-5_000])
    with pytest.raises(UnreadablePostError):
        request.FILES  # noqa: B018 -- reading it is what breaks
    del request
    gc.collect()
    assert on_disk(data) == []


def age(path: Path) -> None:
    long_ago = time.time() - files.LEFT_AFTER - 60
    os.utime(path, (long_ago, long_ago))


def test_tidying_deletes_what_nobody_keeps_once_its_day_is_over(data: Path) -> None:
    one, two = Incoming(), Incoming()
    for each in (one, two):
        each.add(SMALL)
        each.end()
        each.keep("shelf")
    assert sweep("shelf", keep={one.id}) == 0  # somebody may just be writing that it is kept
    for path in on_disk(data):
        age(path)
    assert sweep("shelf", keep={one.id}) == 1
    assert [path.name for path in on_disk(data)] == [one.id]
    assert sweep("no such shelf") == 0


def test_what_a_crash_left_of_an_upload_is_swept(data: Path) -> None:
    handler = uploads.SealedUploads()
    handler.new_file("file", "a.bin", "application/octet-stream", None)
    handler.receive_data_chunk(BIG, 0)
    (left,) = on_disk(data)
    age(left)
    assert sweep(COMING) == 1
    assert on_disk(data) == []
    handler.upload_interrupted()
