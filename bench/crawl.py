"""A crawl of a school's site with all its traps, killed again and again; beside Scrapy and wget.

The site is served by a process of its own on this machine. Traps, endless and slow files are only
for ours: the others would fetch them. With them, every file that was planted must be found.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.base.crawling.school_site import SchoolSite

from bench import peers
from bench.engines import ROOT
from bench.options import Options
from bench.report import Report, Timed
from mamori.base.crawling import Found, Pace, Site, crawl
from mamori.core.seal import new_key

PAGES, SMALL = 5_000, 120
KILLS = 5


def run(options: Options) -> Report:
    """Walk the site with traps under kills; then a plain one beside others."""
    pages = options.of(PAGES, SMALL)
    report = Report(f"a crawl of a site of {pages:,} pages on this machine, no pause between them")
    with served(pages) as address, tempfile.TemporaryDirectory() as folder:
        report.notes += _killed(address, pages, Path(folder), options.of(KILLS, 1))
    with served(pages, "--plain") as address:
        rounds = [_beside(address) for _ in range(options.of(2, 1))]
    for at, unit in enumerate(("clock", "CPU")):
        ours = Timed(
            f"pages and files, {unit}", rounds[0].count, [each.ours[at] for each in rounds]
        )
        theirs = [each.scrapy[at] for each in rounds]
        report.add(ours, Timed("Scrapy", rounds[0].scrapy_count, theirs), "pages/s")
        if shutil.which("wget"):
            theirs = [each.wget[at] for each in rounds]
            report.add(ours, Timed("wget", rounds[0].wget_count, theirs), "pages/s")
    plain = SchoolSite(pages, hard=False).planted
    report.notes.append(
        f"planted files found: Mamori {rounds[0].found} of {len(plain)}, "
        f"Scrapy {len(set(rounds[0].scrapy_paths) & set(plain))}"
    )
    return report


class _Round:
    """Seconds of each, by the clock and of CPU, and what was found."""

    ours: tuple[float, float]
    scrapy: tuple[float, float]
    wget: tuple[float, float]
    count = scrapy_count = wget_count = found = 0
    scrapy_paths: list[str]


@contextmanager
def served(pages: int, *flags: str) -> Iterator[str]:
    """Serve a site in a process of its own; yield its address."""
    command = [sys.executable, "-m", "tests.base.crawling.school_site", str(pages), *flags]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin
        assert server.stdout
        yield server.stdout.readline().strip()
        server.stdin.close()


def _killed(address: str, pages: int, folder: Path, kills: int) -> Iterator[str]:
    """Yield what a crawl found that was killed so often, and what the site saw of it."""
    key, state = new_key().hex(), folder / "state"
    command = [sys.executable, "-m", "tests.base.crawling.walker", address, str(state), key]
    began, said = time.perf_counter(), []
    for number in range(kills + 1):
        most = pages // (kills + 1) if number < kills else None
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            said += [tuple(json.loads(line)) for line in islice(process.stdout, most)]
            process.kill()
    seconds = time.perf_counter() - began
    assert said[-1][0] == "over"
    planted = set(SchoolSite(pages).planted) - {"/new/place.csv"} | {"/moved"}
    found = [path for kind, path in said if kind == "found"]
    yield (
        f"with traps, killed {kills} times: {len(planted & set(found))} of {len(planted)} planted "
        f"files, {len(set(found)):,} pages and files in all, {len(found) - len(set(found))} given "
        f"twice, {seconds:.0f} s"
    )
    missed = [kind for kind, _ in said if kind not in {"found", "over"}]
    yield "not looked at: " + ", ".join(
        f"{each} {missed.count(each)}" for each in sorted(set(missed))
    )
    with urlopen(f"{address}/-/told") as reply:  # noqa: S310 -- our own server on this machine
        told = json.load(reply)
    forbidden = sum(count for path, count in told["asked"].items() if "/private/" in path)
    yield (
        f"the site saw {sum(told['asked'].values()):,} questions, {forbidden} where robots.txt "
        f"forbids, {told['cookies']} cookies; of two files of 1 GB it sent {told['sent'] >> 20} MB"
    )


def _beside(address: str) -> _Round:
    """Walk a plain site, and let the others walk it."""
    result = _Round()
    planted = SchoolSite(PAGES, hard=False).planted
    began, used = time.perf_counter(), time.process_time()
    site = Site(start=address, delay=0, inside=True)
    paths = [
        urlsplit(each.address).path for each in crawl(site, pace=Pace()) if isinstance(each, Found)
    ]
    result.ours = (time.perf_counter() - began, time.process_time() - used)
    result.count, result.found = len(paths), len(set(paths) & set(planted))
    answer = peers.run("spider", {"start": address})
    result.scrapy = (answer["seconds"], answer["used"])
    result.scrapy_paths, result.scrapy_count = answer["paths"], len(answer["paths"])
    result.wget, result.wget_count = _wget(address)
    return result


def _wget(address: str) -> tuple[tuple[float, float], int]:
    """Return the seconds it took, and how many pages and files it fetched."""
    if not shutil.which("wget"):
        return (0.0, 0.0), 0
    began, used = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        command = ("wget", "-q", "-r", "-l", "inf", "--tries=1", "-P", folder, address)
        subprocess.run(command, check=False)  # it says 8, as some links are dead
        count = sum(each.is_file() for each in Path(folder).rglob("*"))
    seconds, after = time.perf_counter() - began, getrusage(RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return (seconds, spent), count
