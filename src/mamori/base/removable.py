"""Whether a path lies on a medium that can be carried away: a stick, a card, a disc on a cable.

On Linux the kernel is asked: which mount a path lies on, which device is behind it, and how that is
plugged in; through encryption, volumes and disk images down to the device itself. macOS and Windows
are asked in a few lines, and what they do not tell is `unknown`, never taken for safe.

Sources: proc_pid_mountinfo(5); the kernel's ABI/stable/sysfs-block (`removable`) and
ABI/testing/sysfs-devices-removable; GetDriveTypeW of the Windows API; `diskutil info -plist`.
"""

import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Answer = Literal["portable", "fixed", "unknown"]
# What a telephone or camera on a cable is mounted as: it has no device of its own.
PHONES = ("fuse.mtpfs", "fuse.jmtpfs", "fuse.go-mtpfs", "fuse.simple-mtpfs")
PHONE_ON_DESKTOP = re.compile(r"/gvfs/(?:mtp|gphoto2|afc):")
# Folders of the machine in which this one runs, which does not say what they lie on.
OF_THE_HOST = ("9p", "drvfs", "virtiofs", "vboxsf", "fuse.vmhgfs-fuse")
# What a program shows as a folder lies anywhere, but for these, which are shares; so does what
# takes disks of its own together.
SHARES = ("fuse.gvfsd-fuse", "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs")
ANYWHERE = re.compile(r"fuse(?:blk|\..*)?|zfs|bcachefs")
DEEPEST = 16  # devices within devices; nobody has so many, and a circle ends
DRIVE_REMOVABLE, DRIVE_CDROM = 2, 5  # as GetDriveTypeW answers


@dataclass(frozen=True, slots=True)
class Medium:
    """What a path lies on; `ids` are the UUIDs by which the computer knows its file systems."""

    answer: Answer
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Roots:
    """Where the kernel tells of itself."""

    mounts: Path = Path("/proc/self/mountinfo")
    system: Path = Path("/sys")
    devices: Path = Path("/dev")


@dataclass(frozen=True, slots=True)
class _Mount:
    number: str  # of the device, such as 8:17
    point: str
    kind: str
    source: str


def medium_of(path: Path, roots: Roots | None = None) -> Medium:
    """Say what a path lies on. It need not exist yet: then the nearest folder above it counts.

    Args:
        path: of a file or folder; links are followed.
        roots: of another Linux than the one that runs.
    """
    there = Path(os.path.realpath(path))
    while not there.exists() and there != there.parent:
        there = there.parent
    if sys.platform == "darwin" and roots is None:
        return _on_mac(there)
    if sys.platform == "win32" and roots is None:
        return _on_windows(there)
    try:
        return _on_linux(there, roots or Roots(), depth=0)
    except OSError:
        return Medium("unknown")


def _on_linux(path: Path, roots: Roots, *, depth: int) -> Medium:
    mount = _mount_of(str(path), roots.mounts.read_text(encoding="utf-8", errors="replace"))
    if mount is None or depth > DEEPEST:
        return Medium("unknown")
    if mount.kind in PHONES or PHONE_ON_DESKTOP.search(str(path)):
        return Medium("portable")
    if mount.kind in OF_THE_HOST:
        return Medium("unknown")
    device = _device(mount, roots)
    if device is None:
        return _without_device(mount, roots, depth)
    parts = list(_behind(device, roots, depth))
    answers = {answer for _device, answer in parts}
    answer: Answer = "portable" if "portable" in answers else "fixed"
    if answer == "fixed" and "unknown" in answers:
        answer = "unknown"
    return Medium(answer, _ids({one.name for one, _answer in parts}, roots))


def _without_device(mount: _Mount, roots: Roots, depth: int) -> Medium:
    """Answer for a share or memory, which nobody plugs in here, and for a folder laid over another.

    An encrypted folder shows another one in the clear, which may lie on a stick.
    """
    below = Path(mount.source)
    if below.is_absolute() and not mount.source.startswith(("//", "/dev/")):
        return _on_linux(Path(os.path.realpath(below)), roots, depth=depth + 1)
    anywhere = ANYWHERE.fullmatch(mount.kind) and "://" not in mount.source
    riddle = mount.source.startswith("/dev/") or (anywhere and mount.kind not in SHARES)
    return Medium("unknown" if riddle else "fixed")


def _mount_of(path: str, mounts: str) -> _Mount | None:
    """Return the mount a path lies on: the longest above it, and of these the last."""
    found: _Mount | None = None
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        told = re.match(r"\S+ \S+ (\S+) \S+ (\S+)", before)
        if not told:
            continue
        kind, source = [*after.split(" "), "", ""][:2]
        mount = _Mount(told[1], _plain(told[2]), kind, _plain(source))
        above = mount.point.rstrip("/") + "/"
        if (path + "/").startswith(above) and (not found or len(mount.point) >= len(found.point)):
            found = mount
    return found


def _plain(text: str) -> str:
    r"""Undo how spaces and the like are written there: `\040`."""
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), text)


def _device(mount: _Mount, roots: Roots) -> Path | None:
    """Return a block device as the kernel has it among its devices."""
    names = [roots.system / "dev/block" / mount.number]
    if mount.source.startswith("/dev/"):  # some file systems have a number of their own
        real = os.path.realpath(roots.devices / mount.source.removeprefix("/dev/"))
        names.append(roots.system / "class/block" / Path(real).name)
    return next((name.resolve() for name in names if name.exists()), None)


def _behind(device: Path, roots: Roots, depth: int) -> Iterator[tuple[Path, Answer]]:
    """Yield a device, and those that it is made of, each with how it is plugged in."""
    if depth > DEEPEST:
        yield device, "unknown"
        return
    disk = device.parent if (device / "partition").exists() else device
    under = sorted((disk / "slaves").glob("*")) if (disk / "slaves").is_dir() else []
    image = disk / "loop/backing_file"
    if image.exists():
        lies_on = Path(image.read_text(encoding="utf-8").strip())
        yield device, _on_linux(lies_on, roots, depth=depth + 1).answer
    elif under:
        yield device, "fixed"  # what it is made of says more
        for one in under:
            yield from _behind(one.resolve(), roots, depth + 1)
    else:
        yield device, _plugged(disk)


def _plugged(disk: Path) -> Answer:
    """Say how a disk is plugged in, from itself up to the machine.

    Something on USB can be built in; only the nearest device that says so is believed, as a hub
    within the case is built in too.
    """
    asked = False
    for above in (disk, *disk.parents):
        said = _word(above / "removable")
        if said in {"1", "removable"}:
            return "portable"
        if said == "fixed" and not asked:
            return "fixed"
        asked = asked or said in {"fixed", "unknown"}
        if _word(above / "type") == "SD" or re.fullmatch(r"usb\d+|fw\d+", above.name):
            return "portable"
    return "fixed"


def _word(file: Path) -> str:
    with suppress(OSError):
        return file.read_text(encoding="utf-8", errors="replace").strip()
    return ""


def _ids(names: set[str], roots: Roots) -> frozenset[str]:
    folder = roots.devices / "disk/by-uuid"
    links = folder.iterdir() if folder.is_dir() else ()
    return frozenset(link.name.lower() for link in links if link.resolve().name in names)


def _on_mac(path: Path) -> Medium:
    """Ask what Disk Utility asks. Tried with its answers as written down, on no Mac."""
    while not path.is_mount():
        path = path.parent
    asked = ["/usr/sbin/diskutil", "info", "-plist", str(path)]
    with suppress(OSError, subprocess.SubprocessError, ValueError):
        done = subprocess.run(asked, capture_output=True, timeout=20, check=True)  # noqa: S603 -- a fixed program, and a folder
        return as_disk_utility_says(done.stdout)
    return Medium("unknown")


def as_disk_utility_says(answer: bytes) -> Medium:
    """Read what `diskutil info -plist` answers.

    Raises:
        ValueError: it is no property list.
    """
    told = plistlib.loads(answer)
    ids = frozenset(str(told[key]).lower() for key in ("VolumeUUID",) if told.get(key))
    if (outside := told.get("RemovableMediaOrExternalDevice")) is None:
        return Medium("unknown", ids)
    return Medium("portable" if outside else "fixed", ids)


def _on_windows(path: Path) -> Medium:
    """Ask for the type of the drive. Tried on no Windows."""
    import ctypes  # noqa: PLC0415 -- for one system alone

    loader = getattr(ctypes, "windll", None)
    return as_windows_says(loader.kernel32.GetDriveTypeW(path.anchor) if loader else 0)


def as_windows_says(drive: int) -> Medium:
    """Read what GetDriveTypeW answers: a disc on USB is fixed to it, so `fixed` tells nothing."""
    return Medium("portable" if drive in {DRIVE_REMOVABLE, DRIVE_CDROM} else "unknown")
