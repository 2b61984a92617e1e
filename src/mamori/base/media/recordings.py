"""A recording without what it tells about its making: place, device, time, names, whose picture.

Containers of sound and film are read by a native library, in a process of its own (see
`recording_child.py`): the web process starts it, hands it the bytes, and waits for so long.
"""

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Timer

from mamori.base.media.parts import Unreadable
from mamori.base.media.sniff import sniff

_CHILD = Path(__file__).with_name("recording_child.py")
MEGABYTE = 1024 * 1024
MOST = 128 * MEGABYTE  # bytes of one recording: an hour of speech, some minutes of film
MEMORY = 1024 * MEGABYTE
SECONDS = 60  # of CPU; an hour that an old telephone recorded takes twenty
AT_ONCE = BoundedSemaphore(2)  # as each takes a core and its memory; others wait


@dataclass(frozen=True, slots=True)
class How:
    """How the recordings of a media type are read and written, and the type that they become."""

    read_as: str
    write_as: str
    becomes: str
    film: bool = False


# What no browser plays becomes what all do. A film keeps its pictures.
CONTAINERS = {
    "audio/mp4": How("mov", "ipod", "audio/mp4"),
    "audio/ogg": How("ogg", "ogg", "audio/ogg"),
    "audio/webm": How("matroska", "webm", "audio/webm"),
    "audio/wav": How("wav", "wav", "audio/wav"),
    "audio/flac": How("flac", "flac", "audio/flac"),
    "audio/amr": How("amr", "ipod", "audio/mp4"),
    "audio/3gpp": How("mov", "ipod", "audio/mp4"),
    "video/mp4": How("mov", "mp4", "video/mp4", film=True),
    "video/quicktime": How("mov", "mp4", "video/mp4", film=True),
    "video/3gpp": How("mov", "mp4", "video/mp4", film=True),
    "video/webm": How("matroska", "webm", "video/webm", film=True),
}


def strip_recording(kind: str, recording: bytes) -> bytes:
    """Copy what was recorded, and nothing else, into a fresh file of the type `how.becomes`.

    Raises:
        Unreadable: it is damaged, of a make that no browser plays, or asks for more memory or time
            than any true recording of its size.
    """
    if len(recording) > MOST or sniff(lambda: [recording]) != kind:
        raise Unreadable(kind)
    how = CONTAINERS[kind]
    most = 2 * len(recording) + MEGABYTE if how.becomes == kind else 12 * len(recording) + MEGABYTE
    bounds = (str(MEMORY), str(SECONDS), str(most))
    film = ["film"] if how.film else []
    with AT_ONCE:
        return _answer([*bounds, how.read_as, how.write_as, *film], recording, most)


def _answer(arguments: list[str], recording: bytes, most: int) -> bytes:
    with subprocess.Popen(  # noqa: S603 -- our own file and our own words
        [sys.executable, "-I", str(_CHILD), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.defpath},  # it has no business with what ours tells
        start_new_session=True,
    ) as child:
        assert child.stdin  # noqa: S101 -- it was started with pipes
        assert child.stdout  # noqa: S101 -- likewise
        watch = Timer(2 * SECONDS, child.kill)
        watch.start()
        try:
            with suppress(BrokenPipeError), child.stdin:  # it may end before it has read all
                child.stdin.write(recording)
            answer = child.stdout.read(most + 1)
            if len(answer) > most or child.wait():
                raise Unreadable(arguments[-1])
        finally:
            watch.cancel()
            child.kill()
    return answer
