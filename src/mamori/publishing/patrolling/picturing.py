"""A picture of a page, drawn from its own bytes by a browser that may ask for nothing else.

The browser runs in its own sandbox, as nobody where we are root, with its files in memory alone.
Scripts, pictures and styles from elsewhere are not loaded: the picture shows the words as they
came, and nobody is told that the school looked. Where there is no browser there is no picture.
"""

import io
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from html import escape
from pathlib import Path

from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.decoding import decoded

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MEMORY = Path("/dev/shm")  # noqa: S108 -- a file system in memory: nothing of it reaches the disk
_NOBODY = 65534
_WITHIN = 45  # seconds
_SWITCHES = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
    *("--disable-extensions", "--disable-breakpad", "--hide-scrollbars"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--window-size=900,4000",
)
# Nothing from anywhere: no script, no picture, no style but the page's own. It stands in a frame
# that may not lead away, neither to another page nor to a file of this machine.
_HEAD = (
    '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"'
    " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
    "<style>body{margin:0}iframe{border:0;width:900px;height:4000px}</style>"
)


def browser() -> str:
    """Return the path of a browser on this machine; empty where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), "")


def picture_of(data: bytes) -> bytes:
    """Return a PNG of a page; empty where none could be made."""
    there = browser()
    if not there or not _MEMORY.is_dir():
        return b""
    with (
        suppress(OSError, subprocess.SubprocessError, OverLimit),
        tempfile.TemporaryDirectory(dir=_MEMORY) as folder,
    ):
        return _drawn(there, Path(folder), data)
    return b""


def _drawn(there: str, folder: Path, data: bytes) -> bytes:
    page, out = folder / "page.html", folder / "page.png"
    text = escape("".join(decoded(io.BytesIO(data), len(data))))
    page.write_text(f'{_HEAD}<iframe sandbox srcdoc="{text}"></iframe>', encoding="utf-8")
    nobody: dict[str, object] = {}
    if os.geteuid() == 0:
        for path in (folder, page):
            os.chown(path, _NOBODY, _NOBODY)
        nobody = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
    subprocess.run(  # noqa: S603 -- a browser of this machine, on a file of ours
        [there, *_SWITCHES, f"--user-data-dir={folder / 'browser'}", f"--screenshot={out}",
         page.as_uri()],
        env={"HOME": str(folder), "PATH": os.environ.get("PATH", "")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=_WITHIN,
        check=False,
        **nobody,  # type: ignore[call-overload]  # user and group only where we are root
    )  # fmt: skip
    return out.read_bytes() if out.exists() else b""
