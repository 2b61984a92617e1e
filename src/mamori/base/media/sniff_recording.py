"""Which kind of recording a file is: sound, or a film, in the containers that telephones write."""

import re
from collections.abc import Callable, Iterable

STARTS = (
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR\n", "audio/amr"),
    (b"#!AMR-WB\n", "audio/amr"),
)
# What the makers of one family of containers call theirs.
BRANDS = {b"qt  ": "quicktime", b"3gp": "3gpp", b"3g2": "3gpp"}
BRANDS |= dict.fromkeys((b"M4A", b"M4B", b"M4V", b"mp4", b"iso", b"avc", b"dash", b"MSNV"), "mp4")
MATROSKA = b"\x1a\x45\xdf\xa3"
# How a track of either family says that it has pictures.
PICTURES = re.compile(rb"hdlr.{8}vide|\x86.V_(?:VP|AV1)", re.DOTALL)
LONGEST = 16  # bytes of what is searched for


def recording_kind(first: bytes, chunks: Callable[[], Iterable[bytes]]) -> str:
    """Return the media type of a recording; empty if it is none.

    Args:
        first: its first hundred bytes, or more.
        chunks: gives all its bytes from the start.
    """
    for start, kind in STARTS:
        if first.startswith(start):
            return kind
    if first[:4] == b"RIFF":
        return "audio/wav" if first[8:12] == b"WAVE" else ""
    if first[:4] == b"OggS":
        return "audio/ogg" if b"OpusHead" in first[:64] or b"\x01vorbis" in first[:64] else ""
    if first[:4] == MATROSKA and b"webm" in first[:64]:
        return "video/webm" if _has_pictures(chunks()) else "audio/webm"
    if first[4:8] == b"ftyp":
        return _of_the_family(first[8:12], chunks)
    return _of_frames(first)


def _of_the_family(brand: bytes, chunks: Callable[[], Iterable[bytes]]) -> str:
    family = next((BRANDS[start] for start in BRANDS if brand.startswith(start)), "")
    if not family:
        return ""
    if _has_pictures(chunks()):
        return f"video/{family}"
    return "audio/3gpp" if family == "3gpp" else "audio/mp4"


def _of_frames(first: bytes) -> str:
    """Tell sound without a container, which begins with the head of its first frame."""
    if len(first) < 4 or first[0] != 0xFF:
        return ""
    if first[1] & 0xF6 == 0xF0:
        return "audio/aac"
    layer_3 = first[1] & 0xE6 == 0xE2 and first[1] & 0x18 != 0x08
    told = first[2] >> 4 not in {0, 15} and first[2] >> 2 & 3 != 3  # how many bits and samples
    return "audio/mpeg" if layer_3 and told else ""


def _has_pictures(chunks: Iterable[bytes]) -> bool:
    before = b""
    for chunk in chunks:
        if PICTURES.search(before + chunk):
            return True
        before = (before + chunk)[-LONGEST:]
    return False
