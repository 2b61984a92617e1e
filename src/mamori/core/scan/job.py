"""A scan of many files: all that whoever scans one of them must know, and what it then does."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from mamori.core.policy import Packs, load_packs
from mamori.core.roster import Person
from mamori.core.scan.blocks import Unread
from mamori.core.scan.consents import NO_CONSENTS, Consents
from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.judging import Aim, judge
from mamori.core.scan.limits import LIMITS, Limits
from mamori.core.scan.names import names_finder
from mamori.core.scan.opening import Budget
from mamori.core.scan.opening.types import type_of
from mamori.core.scan.report.masking import Cover, cover_with
from mamori.core.scan.report.record import Record, covered, record_of
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is asked of a scan; it goes to every process that takes part.

    Args:
        packs: the folder of packs.
        pack_ids: those that judge; None for all.
        place: where the files would go or lie, a code of `mamori.core.policy.entries.PLACES`.
        day: rules and consents must be in force on it, and ages are counted up to it.
        country: ISO code of the school's country; empty if it is not known.
        languages: which writing to expect in pictures, the likeliest first.
        typos: whether names with one wrong letter are found, too.
        names: one of `mamori.core.scan.names.MODES`: whether names that no roster has are looked
            for, and whether they count as persons or as perhaps ones.
        pictures: whether writing in pictures is read.
        show: whether found words are told as they are.
        draw: whether pictures of the pages with finds are told, too.
    """

    packs: Path
    day: date
    pack_ids: tuple[str, ...] | None = None
    people: tuple[Person, ...] = ()
    consents: Consents = NO_CONSENTS
    place: str = ""
    store: str = ""
    country: str = ""
    languages: tuple[str, ...] = ("ja", "vi", "nl", "en")
    typos: bool = False
    names: str = "warn"
    pictures: bool = True
    show: bool = False
    draw: bool = False
    limits: Limits = field(default=LIMITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One file of a job: where it lies for this process, and how it is called to people."""

    file: File
    path: str


def begin(job: Job) -> Callable[[Task], Record]:
    """Make ready for a job; return what scans and judges one file of it.

    Raises:
        WrongPacks: a pack does not load.
    """
    packs = load_packs(job.packs, job.pack_ids)
    scanner = scanner_of(job)
    cover = cover_with(scanner)

    def scan(task: Task) -> Record:
        return _scan(task, job, packs, scanner, cover)

    return scan


def scanner_of(job: Job) -> Scanner:
    """Return the scanner that a job asks for."""
    people = people_finder(job.people, typos=job.typos) if job.people else None
    names = names_finder(job.names)
    return Scanner(people=people, names=names, country=job.country, day=job.day)


def _scan(task: Task, job: Job, packs: Packs, scanner: Scanner, cover: Cover) -> Record:
    budget = Budget(limits=job.limits, languages=job.languages, pixels=job.pictures)
    findings: list[Finding] = []
    unread: list[Unread] = []
    for each in scanner.scan(task.file, budget):
        if isinstance(each, Unread):
            unread.append(each)
        else:
            findings.append(each)
    aim = Aim(packs=packs, day=job.day, place=job.place, consents=job.consents, store=job.store)
    verdict = judge(aim, findings, unread)
    kind = type_of(task.file)
    digest = digest_of(task.file)
    record = record_of(verdict, path=task.path, sha256=digest, kind=kind, show=job.show)
    if not job.show:
        record = covered(record, cover)
    if job.draw:
        from mamori.core.scan.report.drawing import pages  # noqa: PLC0415 -- slow to load, for few

        record["pages"] = [
            {"page": number, "png": b64encode(picture).decode()}
            for number, picture in pages(task.file, kind, verdict.findings)
        ]
    return record


def digest_of(file: File) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    digest = sha256()
    with file.open() as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
