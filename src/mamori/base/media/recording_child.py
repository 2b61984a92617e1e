"""Copies the sound of one recording, and its pictures, into a fresh file. Imports nothing of ours.

A hostile file can make the native library take all memory, hang or abort. So it runs in a process
of its own, which can open no file and no connection by the time it sees the file. What was recorded
is copied packet by packet as it is; of what tells about its making nothing is.

Reads standard input and writes standard output. Arguments: memory in bytes, CPU seconds, most bytes
of the answer, how it is read, how it is written, and "film" where pictures are wanted too.
"""

import contextlib
import io
import sys
from collections.abc import Callable
from typing import Any

import av
import av.subtitles.stream  # loaded late otherwise, when nothing can be
from av.bitstream import BitStreamFilterContext

# What browsers play.
SOUND = {"aac", "alac", "mp3", "mp3float", "opus", "pcm_s16le", "pcm_u8", "vorbis"}
# What telephones once spoke, which no browser plays; and what is encoded anew without loss, because
# a frame of it can end in anything.
ANEW = {"amrnb": "aac", "amrwb": "aac", "flac": "flac"}
# Encoders and telephones put notes between the pictures, in units of these kinds.
NOTES = {"h264": "6", "hevc": "39-40", "libdav1d": "5", "av1": "5", "vp8": "", "vp9": ""}
CALM = {"protocol_whitelist": "none", "max_streams": "20"}
# What is written to, and what becomes of each packet on its way there.
Track = tuple[Any, Callable[[Any], list[Any]]]
NO_COMMENTS = b"\x03vorbis" + bytes(8) + b"\x01"


class Answer(io.BytesIO):
    """What is written, and never more than it may be."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Any) -> int:
        """Take the next bytes."""
        if self.tell() + len(data) > self._most:
            raise OverflowError
        return super().write(data)


def main() -> None:
    memory, seconds, most = map(int, sys.argv[1:4])
    recording = sys.stdin.buffer.read()
    with contextlib.suppress(ImportError, ValueError):  # Windows has none; a lower bound may stand
        import resource  # noqa: PLC0415 -- absent on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))  # neither files nor connections
    answer = Answer(most)
    copy(recording, answer, *sys.argv[4:])
    sys.stdout.buffer.write(answer.getvalue())


def copy(recording: bytes, answer: Answer, read_as: str, write_as: str, film: str = "") -> None:
    """Write what was recorded; a film without pictures that can be shown is refused."""
    source = io.BytesIO(recording)
    with (
        av.open(source, "r", format=read_as, options=CALM, metadata_errors="ignore") as given,
        av.open(answer, "w", format=write_as, options={"fflags": "+bitexact"}) as fresh,
    ):
        tracks: dict[int, Track] = {}
        if sound := given.streams.best("audio"):
            tracks[sound.index] = sound_track(sound, fresh)
        if film:
            shown = [one for one in given.streams.video if one.codec_context.name in NOTES]
            tracks[shown[0].index] = film_track(shown[0], fresh)
        copied = 0
        for packet in given.demux([given.streams[index] for index in tracks]):
            track, made_of = tracks[packet.stream.index]  # the last packet of each knows no other
            for bare in made_of(packet):
                bare.stream = track
                fresh.mux_one(bare)
                copied += 1
        if not copied:
            raise ValueError("nothing was recorded")


def sound_track(sound: Any, fresh: Any) -> Track:
    name = sound.codec_context.name
    if name in ANEW:
        return anew(sound, fresh)
    if name not in SOUND:
        raise ValueError(name)
    new = fresh.add_stream_from_template(sound, opaque=True)
    if name == "vorbis":
        new.codec_context.extradata = without_comments(sound.codec_context.extradata)
    return new, as_it_is


def film_track(pictures: Any, fresh: Any) -> Track:
    notes = NOTES[pictures.codec_context.name]
    new = fresh.add_stream_from_template(pictures, opaque=True)
    if not notes:
        return new, as_it_is
    units = BitStreamFilterContext(f"filter_units=remove_types={notes}", pictures, new)
    return new, lambda packet: units.filter(packet) if packet.size else []


def as_it_is(packet: Any) -> list[Any]:
    return [packet] if packet.size else []  # the last one is empty


def anew(sound: Any, fresh: Any) -> Track:
    old = sound.codec_context
    new = fresh.add_stream(ANEW[old.name], rate=old.sample_rate, layout=old.layout)
    new.codec_context.flags |= av.codec.context.Flags.bitexact.value  # no word of who encoded it
    if old.name == "flac":
        new.codec_context.format = old.format

    def encoded(packet: Any) -> list[Any]:
        frames = packet.decode()
        made = [fresh_one for frame in frames for fresh_one in new.encode(frame)]
        return made if packet.size else [*made, *new.encode(None)]

    return new, encoded


def without_comments(headers: bytes) -> bytes:
    """Return the three headers of Vorbis, of which the second holds what somebody wrote.

    A byte says that there are two more, then come the lengths of the first two, in runs of 255.
    """
    lengths, at = [0, 0], 1
    for which in range(2):
        while headers[at] == 255:
            lengths[which] += 255
            at += 1
        lengths[which] += headers[at]
        at += 1
    first, setup = headers[at : at + lengths[0]], headers[at + sum(lengths) :]
    return bytes([2, len(first), len(NO_COMMENTS)]) + first + NO_COMMENTS + setup


if __name__ == "__main__":
    main()
