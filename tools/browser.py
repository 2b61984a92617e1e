"""Find the browser that the tests drive: the one CHROMIUM names, else the machine's own."""

import os
import shutil
import sys
from pathlib import Path

# The one without windows starts and draws with a quarter less work.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
FETCHED = ".cache/ms-playwright/chromium-*/chrome-linux*/chrome"  # by `playwright install`
# Nothing is asked of the network, and it works as root and in a small container.
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def find_browser() -> str | None:
    """Return the path of a Chromium, or None. Ubuntu's own is a snap, which tests cannot drive."""
    if named := os.environ.get("CHROMIUM"):
        return named
    found = [shutil.which(name) for name in NAMES]
    found += sorted(str(path) for path in Path.home().glob(FETCHED))
    return next((path for path in found if path and not is_snap(Path(path))), None)


def is_snap(path: Path) -> bool:
    return "snap" in path.resolve().parts or (
        path.stat().st_size < 10_000 and b"/snap/" in path.read_bytes()
    )


if __name__ == "__main__":
    browser = find_browser()
    print(browser or "No browser was found.")
    sys.exit(0 if browser else 1)
