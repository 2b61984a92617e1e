"""The people of a roster in text: how fast, how surely, and how often somebody else."""

import re
from collections.abc import Iterator, Sequence
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import process_time

from bench import peers
from bench.invented import LANGUAGES, people
from bench.named import DUTCH, ENGLISH, JAPANESE, VIETNAMESE, made, ways
from bench.options import Options
from bench.prose import prose
from bench.report import Report, Timed
from bench.timing import seconds
from mamori.core.roster import Person
from mamori.core.scan.blocks import Block
from mamori.core.scan.limits import MEGABYTE
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

_SIZES = (("a name every 10 kB", 10_000), ("a name every kB", 1_000))
_LOCALES = (JAPANESE, VIETNAMESE, DUTCH, ENGLISH)
_PEERS = 20_000  # bytes for a tool that reads that many in a second, at best
_SAID = {
    "ja": "{}さんが話した。",
    "vi": " Em {} phát biểu. ",
    "nl": " {} zei iets. ",
    "en": " {} spoke. ",
}


def run(options: Options) -> Report:
    """Find ten thousand people beside Presidio with their names as a deny list."""
    report = Report("10,000 people in all written forms, CPU time of one core")
    count = options.of(10_000, 200)
    for language in ("ja", "vi"):
        _beside(report, language, people(count, [language]), options)
    report.notes += _found(options.of(150, 5))
    report.notes += _strangers(people(count), options.of(10 * MEGABYTE, MEGABYTE // 16))
    report.notes += _large(options.of(100_000, 1_000))
    return report


def _beside(report: Report, language: str, roster: Sequence[Person], options: Options) -> None:
    """Add the speed on text of a language, beside Presidio's on some of it."""
    scanner = Scanner(finders=(), people=people_finder(roster))
    size = options.of(8 * MEGABYTE, MEGABYTE // 16)
    for called, every in _SIZES:
        text = _naming(language, size, roster, every)
        blocks = _blocks(text)
        scanner.hits(blocks[0])  # what is made on first use is not counted
        rounds = [
            seconds(lambda: [scanner.hits(block) for block in blocks], process_time)  # noqa: B023 - called at once
            for _ in range(options.of(3, 1))
        ]
        ours = Timed(f"{language}, {called}", len(text.encode()) // 1000, rounds)
        report.add(ours, _alternation(text, roster, len(rounds)), "kB a second")
        if options.small:
            continue
        some = text[:_PEERS]
        names = sorted({_usual(person) for person in roster})
        told = peers.run(
            "presidio", {"language": language, "names": names, "texts": some.splitlines()}
        )
        taken = [told["seconds"]] * len(rounds)
        theirs = Timed(f"presidio {told['version']}", len(some.encode()) // 1000, taken)
        report.add(ours, theirs, "kB a second")
        times = theirs.each[0] / min(ours.each)
        report.notes.append(f"{ours.name}: {times:,.0f} times as fast as Presidio")


def _alternation(text: str, roster: Sequence[Person], rounds: int) -> Timed:
    """Time one regular expression of all names as they are on the roster, on some of the text."""
    pattern = re.compile("|".join(re.escape(_usual(person)) for person in roster))
    some = text[:_PEERS]
    taken = [seconds(lambda: pattern.findall(some), process_time) for _ in range(rounds)]
    return Timed("re, the plain names", len(some.encode()) // 1000, taken)


def _usual(person: Person) -> str:
    return person.name.full.replace(" ", "") if person.kana else person.name.full


def _naming(language: str, size: int, roster: Sequence[Person], every: int) -> str:
    """Return text that names somebody of the roster every so many bytes."""
    random = Random(every)  # noqa: S311 - the same text each time
    parts, since = [], 0
    for sentence in prose(language, size).splitlines(keepends=True):
        parts.append(sentence)
        since += len(sentence.encode())
        while since > every:
            parts.append(_SAID[language].format(_usual(random.choice(roster))))
            since -= every
    return "".join(parts)


def _blocks(text: str) -> list[Block]:
    length = MEGABYTE // (len(text.encode()) // len(text) + 1)
    return [Block(text=text[at : at + length]) for at in range(0, len(text), length)]


def _found(count: int) -> Iterator[str]:
    """Tell the share of names in every way of writing whose exact span is found."""
    for locale in _LOCALES:
        known = made(locale, count)
        scanner = Scanner(finders=(), people=people_finder(person for person, _ in known))
        right = total = 0
        kinds = set()
        for person, romaji in known:
            for called, written in ways(person, romaji):
                kinds.add(called)
                total += 1
                hits = scanner.hits(Block(text=f"1: {written}\n2: "))
                right += any(
                    hit[:2] == (3, 3 + len(written)) and hit[2] >= 0.5
                    for hit in ((each.start, each.end, each.confidence) for each in hits)
                )
        yield f"{locale}: exact spans {right / total:.4f} of {total:,} in {len(kinds)} ways"


def _strangers(roster: Sequence[Person], size: int) -> Iterator[str]:
    """Tell how many hits there are in text that names nobody of the roster."""
    scanner = Scanner(finders=(), people=people_finder(roster))
    families = {person.name.family for person in roster if person.kana}
    for language in LANGUAGES:
        text = prose(language, size, families)
        hits = [
            block.text[hit.start : hit.end]
            for block in _blocks(text)
            for hit in scanner.hits(block)
            if hit.confidence >= 0.5 and hit.kind == "roster-name"
        ]
        yield (
            f"{language}: {len(hits)} hits in {len(text.encode()) / 1e6:.1f} MB that name nobody"
            f" of {len(roster):,}: {' '.join(hits[:8])}"
        )


def _large(count: int) -> Iterator[str]:
    """Tell how long a large roster takes to be made ready, and how much memory."""
    roster = people(count)
    before = getrusage(RUSAGE_SELF).ru_maxrss
    taken = seconds(lambda: people_finder(roster), process_time)
    more = (getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024
    yield f"{count:,} people: made ready in {taken:.1f} s, with {more:,.0f} MB more at its peak"
