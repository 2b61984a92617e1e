"""What a recording tells about its making is left out; what was recorded stays as it was."""

import io
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from tests.base.media.recordings import (
    FRAMES,
    PLANTED,
    SECONDS,
    flac_from_a_phone,
    mp3_from_a_phone,
    mp4_from_a_phone,
    packets,
    recorded,
    wav_from_a_phone,
    webm_from_a_phone,
)

from mamori.base.media import RECORDINGS, TYPES, Unreadable, shown_as, sniff, strip
from mamori.base.media import recordings as runner
from mamori.base.media.frames import mp3_length


def as_it_is(recording: bytes) -> bytes:
    return recording


# media type: container, codec of the sound, how many samples a second, codec of the film
MADE: dict[str, tuple[Any, ...]] = {
    "audio/mpeg": ("mp3", "libmp3lame", 44100, "", mp3_from_a_phone),
    "audio/mp4": ("ipod", "aac", 44100, "", mp4_from_a_phone),
    "audio/aac": ("adts", "aac", 44100, "", as_it_is),
    "audio/ogg": ("ogg", "libopus", 48000, "", as_it_is),
    "audio/webm": ("webm", "libopus", 48000, "", webm_from_a_phone),
    "audio/wav": ("wav", "pcm_s16le", 44100, "", wav_from_a_phone),
    "audio/flac": ("flac", "flac", 44100, "", flac_from_a_phone),
    "audio/amr": ("amr", "libopencore_amrnb", 8000, "", as_it_is),
    "audio/3gpp": ("3gp", "libopencore_amrnb", 8000, "", mp4_from_a_phone),
    "video/mp4": ("mp4", "aac", 44100, "libx264", mp4_from_a_phone),
    "video/quicktime": ("mov", "aac", 44100, "libx264", mp4_from_a_phone),
    "video/3gpp": ("3gp", "aac", 44100, "libx264", mp4_from_a_phone),
    "video/webm": ("webm", "libopus", 48000, "libvpx-vp9", webm_from_a_phone),
}
ANEW = {"audio/amr", "audio/3gpp", "audio/flac"}  # what is encoded anew
TELLING = (PLANTED, b"35.0N", b"2026-11-22", b"x264", b"Lavf6")


def from_a_phone(kind: str) -> bytes:
    container, codec, rate, film, told = MADE[kind]
    whole: bytes = told(recorded(container, codec, rate=rate, film=film))
    return whole


def length(recording: bytes) -> float:
    with av.open(io.BytesIO(recording), "r") as given:
        return (given.duration or 0) / av.time_base


def strings(recording: bytes) -> str:
    """Return what the `strings` of a system would print, and every name that the library reads."""
    shown = "".join(chr(byte) if 32 <= byte < 127 else "\n" for byte in recording)
    with av.open(io.BytesIO(recording), "r") as given:
        told = [given.metadata, *(stream.metadata for stream in given.streams), given.chapters()]
    return shown + repr(told)


def test_every_kind_is_made_here() -> None:
    assert set(MADE) == set(RECORDINGS)
    assert set(RECORDINGS) < set(TYPES)


@pytest.mark.parametrize("kind", MADE)
def test_its_own_bytes_tell_what_it_is(kind: str) -> None:
    whole = from_a_phone(kind)
    assert sniff(lambda: [whole]) == kind
    assert sniff(lambda: [whole[at : at + 100] for at in range(0, len(whole), 100)]) == kind


@pytest.mark.parametrize("kind", MADE)
def test_nothing_that_was_planted_is_left(kind: str) -> None:
    whole = from_a_phone(kind)
    if kind not in {"audio/aac", "audio/amr"}:  # these have no place for words
        assert PLANTED in whole
    bare = strip(kind, whole)
    for told in TELLING:
        assert told.decode() not in strings(bare)
        assert told not in bare
    assert sniff(lambda: [bare]) == shown_as(kind)
    with av.open(io.BytesIO(bare), "r") as given:
        assert given.chapters() == []
        assert [stream.type for stream in given.streams] == ["audio", "video"][: len(given.streams)]
        assert bool(given.streams.video) is (MADE[kind][3] != "")
    assert packets(strip(shown_as(kind), bare)) == packets(bare)  # nothing more is left out


@pytest.mark.parametrize("kind", sorted(set(MADE) - ANEW))
def test_what_was_recorded_is_copied(kind: str) -> None:
    bare = strip(kind, from_a_phone(kind))
    container, codec, rate, film, _ = MADE[kind]
    assert packets(bare) == packets(recorded(container, codec, rate=rate, film=film))
    assert length(bare) == pytest.approx(SECONDS, abs=0.1)


@pytest.mark.parametrize("kind", sorted(set(MADE)))
def test_it_sounds_the_same(kind: str) -> None:
    container, codec, rate, film, _ = MADE[kind]
    whole = recorded(container, codec, rate=rate, film=film)
    before, after = heard(whole), heard(strip(kind, whole))
    assert abs(len(before) - len(after)) < 0.1 * rate
    for samples in (before, after):  # the tone of 440 Hz, as loud
        loud = np.abs(np.fft.rfft(samples[rate // 2 : rate // 2 + rate]))
        assert int(loud.argmax()) in range(439, 442)
    assert np.std(after) == pytest.approx(np.std(before), rel=0.1)


def heard(recording: bytes) -> Any:
    with av.open(io.BytesIO(recording), "r") as given:
        as_floats = av.AudioResampler("fltp", "mono")
        frames = [fit for frame in given.decode(audio=0) for fit in as_floats.resample(frame)]
    return np.concatenate([frame.to_ndarray()[0] for frame in frames])


@pytest.mark.parametrize("kind", [kind for kind in MADE if MADE[kind][3]])
def test_a_film_shows_the_same(kind: str) -> None:
    whole = from_a_phone(kind)
    before, after = seen(whole), seen(strip(kind, whole))
    assert len(before) == len(after) == SECONDS * FRAMES
    assert all(np.array_equal(one, other) for one, other in zip(before, after, strict=True))
    assert all(one.mean() < other.mean() for one, other in pairwise(after))


def seen(recording: bytes) -> list[Any]:
    with av.open(io.BytesIO(recording), "r") as given:
        return [frame.to_ndarray(format="gray") for frame in given.decode(video=0)]


@pytest.mark.parametrize("container", ["ogg", "webm"])
def test_the_comments_of_vorbis_are_left_out(container: str) -> None:
    whole = recorded(container, "vorbis")
    assert sniff(lambda: [whole]) == f"audio/{container}"
    bare = strip(f"audio/{container}", whole)
    assert packets(bare) == packets(whole)
    assert PLANTED not in bare
    assert b"Lavc" not in bare
    assert len(heard(bare)) == pytest.approx(len(heard(whole)), abs=100)


def test_a_film_with_the_sound_of_an_old_telephone_can_be_heard() -> None:
    whole = recorded("3gp", "libopencore_amrnb", rate=8000, film="libx264")
    bare = strip("video/3gpp", whole)
    assert len(seen(bare)) == SECONDS * FRAMES
    assert len(heard(bare)) == pytest.approx(SECONDS * 8000, rel=0.1)


def test_a_film_whose_pictures_no_browser_shows_is_unreadable() -> None:
    whole = recorded("3gp", "libopencore_amrnb", rate=8000, film="mpeg4")
    assert sniff(lambda: [whole]) == "video/3gpp"
    with pytest.raises(Unreadable):
        strip("video/3gpp", whole)


def test_the_sound_of_a_film_without_pictures_is_sound() -> None:
    whole = recorded("mp4", "aac")
    assert sniff(lambda: [whole]) == "audio/mp4"


def test_a_film_that_lies_on_its_side_is_still_turned_upright() -> None:
    whole = recorded("mp4", "aac", film="libx264")
    as_it_lies = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)
    turned = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)
    start = whole.index(b"tkhd")
    lying = whole[:start] + whole[start:].replace(as_it_lies, turned)
    assert lying != whole
    bare = strip("video/mp4", lying)
    with av.open(io.BytesIO(bare), "r") as given:
        assert {abs(frame.rotation) for frame in given.decode(video=0)} == {90}


@pytest.mark.parametrize(
    "kind", ["audio/mpeg", "audio/ogg", "audio/webm", "audio/wav", "audio/aac"]
)
def test_of_a_recording_that_ends_too_early_what_there_is_is_kept(kind: str) -> None:
    whole = from_a_phone(kind)
    bare = strip(kind, whole[: len(whole) * 3 // 4])
    assert 0.4 * SECONDS < length(bare) < SECONDS
    assert PLANTED not in bare


@pytest.mark.parametrize("kind", ["audio/mp4", "video/mp4", "audio/3gpp"])
def test_a_recording_without_its_list_is_unreadable(kind: str) -> None:
    whole = from_a_phone(kind)
    cut = whole[: whole.index(b"moov") - 4]
    with pytest.raises(Unreadable):
        strip(kind, cut)


@pytest.mark.parametrize("kind", MADE)
def test_what_is_not_what_it_is_called_is_unreadable(kind: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("words.txt", PLANTED * 100)
    start = from_a_phone(kind)[:40]
    for whole in (b"", b"x", packed.getvalue(), b"<svg onload=alert(1)>", start):
        with pytest.raises(Unreadable):
            strip(kind, whole)


def test_an_archive_behind_the_head_of_an_mp3_is_unreadable() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("words.txt", PLANTED * 1000)
    for head in (b"ID3\x03\0\0\0\0\0\0", b"\xff\xfb\x90\x00"):
        with pytest.raises(Unreadable):
            strip("audio/mpeg", head + packed.getvalue())


def test_a_picture_or_words_between_the_frames_of_an_mp3_are_left_out() -> None:
    bare = recorded("mp3", "libmp3lame", told=False)
    frames = strip("audio/mpeg", bare)
    at = 0
    while at < len(frames) // 2:
        at += mp3_length(frames, at)
    odd = PLANTED + b"\xff\xfb\x90\x64" + PLANTED + b"\xff" * 40
    assert strip("audio/mpeg", frames[:at] + odd + frames[at:]) == frames


@pytest.mark.slow
@pytest.mark.parametrize("kind", MADE)
def test_damage_anywhere_ends_well(kind: str) -> None:
    whole = from_a_phone(kind)
    dice = random.Random(kind)  # noqa: S311 -- the same damage each time
    for _ in range(4):
        damaged = bytearray(whole)
        for _ in range(20):
            damaged[dice.randrange(40, len(damaged))] = dice.randrange(256)
        try:
            bare = strip(kind, bytes(damaged))
        except Unreadable:
            continue
        assert PLANTED not in bare


@pytest.mark.parametrize("odd", [b"\xff" * 8, b"\xff\xfb\x90\x64"])
def test_what_only_looks_like_frames_is_given_up(odd: bytes) -> None:
    with pytest.raises(Unreadable, match="too many parts"):
        strip("audio/mpeg", b"ID3\x03\0\0\0\0\0\0" + odd * 200_000)


def of_many_streams() -> bytes:
    """Return an Ogg that begins a hundred thousand streams."""
    page = recorded("ogg", "libopus", rate=48000)[:47]
    return b"".join(page[:14] + struct.pack("<I", number) + page[18:] for number in range(100_000))


def that_claims_hours() -> bytes:
    """Return a few bytes of sound of which each lasts for hours, by its own word."""
    whole = bytearray(recorded("ipod", "aac"))
    at = whole.index(b"stts") + 8
    for entry in range(struct.unpack(">I", whole[at : at + 4])[0]):
        whole[at + 8 + 8 * entry : at + 12 + 8 * entry] = b"\x7f\xff\xff\xff"
    return bytes(whole)


def of_samples_without_end() -> bytes:
    """Return sound whose list says that four thousand million samples follow."""
    whole = bytearray(recorded("ipod", "aac"))
    at = whole.index(b"stsz") + 8
    whole[at : at + 8] = b"\0\0\0\1\xff\xff\xff\xff"
    return bytes(whole)


def of_boxes_in_boxes() -> bytes:
    inner = b""
    for _ in range(50_000):
        inner = struct.pack(">I", (len(inner) + 8) & 0xFFFFFFFF) + b"moov" + inner[:100_000]
    return box_head() + inner


def box_head() -> bytes:
    return b"\0\0\0\x1cftypM4A \0\0\2\0M4A isomiso2"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("audio/ogg", of_many_streams),
        ("audio/mp4", that_claims_hours),
        ("audio/mp4", of_samples_without_end),
        ("audio/mp4", of_boxes_in_boxes),
    ],
)
def test_a_bomb_ends_within_its_limits(
    kind: str, made: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "SECONDS", 5)
    whole = made()
    with suppress(Unreadable):
        assert len(strip(kind, whole)) < 2 * len(whole) + runner.MEGABYTE


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(runner, "SECONDS", 0.2)
    asleep = tmp_path / "asleep.py"
    asleep.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(runner, "_CHILD", asleep)
    with pytest.raises(Unreadable):
        strip("audio/amr", from_a_phone("audio/amr"))


def test_what_answers_without_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    endless = tmp_path / "endless.py"
    endless.write_text("import sys\nwhile True: sys.stdout.write('x' * 10_000)")
    monkeypatch.setattr(runner, "_CHILD", endless)
    with pytest.raises(Unreadable):
        strip("audio/amr", from_a_phone("audio/amr"))


def test_the_process_that_reads_it_can_open_no_file_and_no_connection() -> None:
    tried = (
        "import runpy, socket, sys\n"
        "sys.argv[1:] = [str(1 << 30), '20', '1000', 'amr', 'ipod']\n"
        f"child = runpy.run_path({str(runner._CHILD)!r})\n"
        "try: child['main']()\n"
        "except Exception: pass\n"
        "for act in (lambda: socket.socket(), lambda: open('/etc/hostname')):\n"
        "    try: act()\n"
        "    except OSError as error: print(error.errno, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", tried], input=b"#!AMR\n", capture_output=True, check=True
    )
    assert done.stderr.split() == [b"24", b"24"]  # too many open files: none may be


def test_the_web_process_loads_no_native_reader() -> None:
    loaded = "import sys, mamori.base.media; print('av' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_a_recording_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "MOST", 100)
    with pytest.raises(Unreadable):
        strip("audio/wav", recorded("wav", "pcm_s16le"))
