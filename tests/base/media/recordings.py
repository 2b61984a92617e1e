"""Short recordings, made for these tests by the library itself, and what a telephone adds."""

import io
import struct
from fractions import Fraction
from typing import Any

import av
import numpy as np

PLANTED = b"PLANTED 35.0N 139.0E"
WORDS = PLANTED.decode()
TOLD = dict.fromkeys(
    ("title", "artist", "album", "comment", "location", "encoder", "make", "model", "description"),
    WORDS,
) | {"creation_time": "2026-11-22T10:15:00Z", "com.apple.quicktime.location.ISO6709": WORDS}
SECONDS = 2
FRAMES = 10  # pictures a second


def recorded(
    container: str, codec: str, *, rate: int = 44100, film: str = "", told: bool = True
) -> bytes:
    """Return two seconds of a tone, with grey pictures that grow lighter if it is a film."""
    out = io.BytesIO()
    layout = "stereo" if codec == "vorbis" else "mono"
    trying = {"strict": "experimental"} if codec == "vorbis" else {}
    options = {"movflags": "use_metadata_tags"} if container == "mov" else {}
    with av.open(out, "w", format=container, options=options) as fresh:
        sound: Any = fresh.add_stream(codec, rate=rate, layout=layout, options=trying)
        pictures: Any = None
        if film:
            pictures = fresh.add_stream(film, rate=FRAMES, width=64, height=48)
            pictures.pix_fmt = "yuv420p"
        if told:
            fresh.metadata.update(TOLD)
            fresh.set_chapters(
                [
                    {
                        "id": 1,
                        "start": 0,
                        "end": 1,
                        "time_base": Fraction(1),
                        "metadata": {"title": WORDS},
                    }
                ]
            )
            for stream in fresh.streams:
                stream.metadata.update({"title": WORDS, "handler_name": WORDS})
        if film:
            for number in range(SECONDS * FRAMES):
                grey = np.full((48, 64, 3), 40 + 5 * number, dtype=np.uint8)
                picture = av.VideoFrame.from_ndarray(grey, format="rgb24").reformat(
                    format="yuv420p"
                )
                picture.pts = number
                fresh.mux(pictures.encode(picture))
        _sing(fresh, sound, rate)
        if film:
            fresh.mux(pictures.encode(None))
    return out.getvalue()


def _sing(fresh: Any, sound: Any, rate: int) -> None:
    tone = (np.sin(2 * np.pi * 440 * np.arange(SECONDS * rate) / rate) * 8000).astype(np.int16)
    context = sound.codec_context
    fitting = av.AudioResampler(
        context.format, context.layout, rate, frame_size=context.frame_size or 960
    )
    for start in range(0, len(tone), 1024):
        frame = av.AudioFrame.from_ndarray(tone[None, start : start + 1024], "s16", "mono")
        frame.sample_rate, frame.pts = rate, start
        for fit in fitting.resample(frame):
            fresh.mux(sound.encode(fit))
    for fit in fitting.resample(None):
        fresh.mux(sound.encode(fit))
    fresh.mux(sound.encode(None))


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def mp4_from_a_phone(recording: bytes) -> bytes:
    """Return a recording with a place, XMP, free space that is not empty, and words at its end."""
    place = box(b"\xa9xyz", struct.pack(">HH", len(PLANTED), 0x15C7) + PLANTED)
    where = b"\0" * 4 + PLANTED + b"\0" * 20
    told = box(b"udta", place + box(b"loci", where) + box(b"XMP_", PLANTED))
    at = recording.index(b"moov") - 4
    (size,) = struct.unpack(">I", recording[at : at + 4])
    assert at + size == len(recording)  # the list of samples need not be moved
    moov = struct.pack(">I", size + len(told)) + recording[at + 4 :] + told
    return recording[:at] + moov + box(b"uuid", PLANTED) + box(b"free", PLANTED) + PLANTED


def mp3_from_a_phone(recording: bytes) -> bytes:
    """Return an MP3 with a cover, things of all kinds, and words between and behind its frames."""

    def frame(name: bytes, content: bytes) -> bytes:
        return name + struct.pack(">IH", len(content), 0) + content

    frames = (
        frame(b"GEOB", b"\0text/plain\0name\0what\0" + PLANTED)
        + frame(b"PRIV", b"owner\0" + PLANTED)
        + frame(b"APIC", b"\0image/png\0\x03\0" + PLANTED)
        + frame(b"TXXX", b"\0place\0" + PLANTED)
        + frame(b"COMM", b"\0jpn\0" + PLANTED)
    )
    size = bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0))
    bare = recording[_frames_of(recording) :]
    middle = bare.index(bare[:2], len(bare) // 2)
    ape = b"APETAGEX" + struct.pack("<IIII8x", 2000, 32 + len(PLANTED), 1, 1 << 29) + PLANTED
    ape += b"APETAGEX" + struct.pack("<IIII8x", 2000, 32 + len(PLANTED), 1, 0)
    last = (b"TAG" + PLANTED).ljust(128, b"\0")
    return b"ID3\x03\0\0" + size + frames + bare[:middle] + PLANTED + bare[middle:] + ape + last


def _frames_of(recording: bytes) -> int:
    sizes = recording[6:10]
    return 10 + sum(size << shift for size, shift in zip(sizes, (21, 14, 7, 0), strict=True))


def wav_from_a_phone(recording: bytes) -> bytes:
    """Return a WAV with chunks for broadcasters, notes, XML and tags."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)

    told = (
        chunk(b"bext", PLANTED.ljust(602, b"\0"))
        + chunk(b"iXML", PLANTED)
        + chunk(b"LIST", b"INFOICMT" + struct.pack("<I", len(PLANTED)) + PLANTED)
        + chunk(b"id3 ", PLANTED)
        + chunk(b"_PMX", PLANTED)
    )
    body = recording[12:] + told
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body + PLANTED


def flac_from_a_phone(recording: bytes) -> bytes:
    """Return a FLAC with a picture and things of applications."""

    def block(kind: int, content: bytes) -> bytes:
        return bytes([kind]) + len(content).to_bytes(3, "big") + content

    picture = struct.pack(">II", 3, 9) + b"image/png" + struct.pack(">I", len(PLANTED)) + PLANTED
    picture += struct.pack(">IIIII", 1, 1, 24, 0, len(PLANTED)) + PLANTED
    told = block(2, b"AAAA" + PLANTED) + block(1, PLANTED) + block(6, picture)
    return recording[:42] + told + recording[42:] + PLANTED


def webm_from_a_phone(recording: bytes) -> bytes:
    """Return a WebM behind which stand void space, an attachment and words."""
    attached = b"\x46\x6e" + bytes([0x80 | len(PLANTED)]) + PLANTED
    attached += b"\x46\x5c" + bytes([0x80 | len(PLANTED)]) + PLANTED
    file = b"\x61\xa7" + bytes([0x80 | len(attached)]) + attached
    space = b"\xec" + bytes([0x80 | len(PLANTED)]) + PLANTED
    return recording + space + b"\x19\x41\xa4\x69" + bytes([0x80 | len(file)]) + file + PLANTED


def packets(recording: bytes, kind: str = "audio") -> list[bytes]:
    """Return what was recorded, packet by packet, as another reader finds it."""
    with av.open(io.BytesIO(recording), "r", metadata_errors="ignore") as given:
        stream = getattr(given.streams, kind)[0]
        return [bytes(packet) for packet in given.demux(stream) if packet.size]
