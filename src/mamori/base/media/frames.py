"""Sound in frames, one behind the other, without a container: MP3 and AAC as radio sends it."""

from collections.abc import Callable, Iterator

from mamori.base.media.parts import Unreadable

# MPEG 1 and 2, layer III: thousand bits a second, and samples a second by the two bits of a head.
BITS = {
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
SAMPLES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
NOTES = (b"Xing", b"Info", b"VBRI")  # a frame that says who encoded it, and how

STRAY = 100_000  # what looks like the head of a frame and is none; more is there to keep us busy

Length = Callable[[bytes, int], int]


def strip_mp3(sound: bytes) -> bytes:
    """Leave out tags before, between and behind the frames, and the frame that is a note.

    Raises:
        Unreadable: there is no sound in it.
    """
    frames = list(_frames(sound, _after_tags(sound), mp3_length))
    if frames and any(note in frames[0][:40] for note in NOTES):
        del frames[0]
    return _whole(frames)


def strip_aac(sound: bytes) -> bytes:
    """Leave out tags before, between and behind the frames.

    Raises:
        Unreadable: there is no sound in it.
    """
    return _whole(list(_frames(sound, _after_tags(sound), aac_length)))


def mp3_length(sound: bytes, at: int) -> int:
    """Return how long the frame is that begins here, head and all; 0 if none does."""
    head = sound[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, bits, samples = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or bits in {0, 15} or samples == 3:
        return 0
    kilobits = BITS[1 if version == 3 else 2][bits - 1]
    return (144 if version == 3 else 72) * 1000 * kilobits // SAMPLES[version][samples] + (
        head[2] >> 1 & 1
    )


def aac_length(sound: bytes, at: int) -> int:
    """Return how long the frame is that begins here, head and all; 0 if none does."""
    head = sound[at : at + 7]
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0 or head[2] >> 2 & 15 > 12:
        return 0
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return length if length > 7 else 0


def _after_tags(sound: bytes) -> int:
    at = 0
    while sound[at : at + 3] == b"ID3" and len(sound) >= at + 10:
        size = sound[at + 6 : at + 10]
        at += 10 + (size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3])
    return at


def _frames(sound: bytes, at: int, length_of: Length) -> Iterator[bytes]:
    """Yield each frame that another follows, or with which the sound ends."""
    known = False  # that a frame ended here
    stray = 0
    while 0 <= at < len(sound):
        length = length_of(sound, at)
        end = at + length
        if length and end <= len(sound) and (known or length_of(sound, end)):
            yield sound[at:end]
            at, known = end, True
            continue
        stray += 1
        if stray > STRAY:
            raise Unreadable("too many parts")
        at, known = sound.find(b"\xff", at + 1), False


def _whole(frames: list[bytes]) -> bytes:
    if len(frames) < 2:
        raise Unreadable("no frames")
    return b"".join(frames)
