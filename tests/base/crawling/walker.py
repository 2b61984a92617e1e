"""A crawl in a process of its own, to be killed: `python -m … START STATE KEY`.

It says each address on standard output as soon as it has it, and `over` at the end.
"""

import json
import sys
import tempfile
from pathlib import Path

from django.conf import settings

from mamori.base.crawling import Bounds, Found, Reach, SealedLines, Site, crawl


def main(start: str, state: str, key: str) -> None:
    site = Site(
        start=start,
        delay=0.002,
        inside=True,
        reach=Reach(of_a_path=40),
        bounds=Bounds(size=2 << 20, seconds=2, silence=2),
    )
    for each in crawl(site, SealedLines(Path(state), bytes.fromhex(key))):
        kind = "found" if isinstance(each, Found) else each.reason
        print(json.dumps([kind, each.address.removeprefix(start)]), flush=True)  # noqa: T201 -- whoever started it reads it
    print(json.dumps(["over", ""]), flush=True)  # noqa: T201 -- as above


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        settings.configure(MAMORI_DATA=folder)
        main(*sys.argv[1:4])
