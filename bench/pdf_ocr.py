"""PDFs and pictures: beside pdfium alone, and beside each engine of letters alone."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import NamedTuple

import pikepdf
import pypdfium2
from PIL import Image
from tests.core.scan.class_lists import FACES, Pupil, draw
from tests.core.scan.opening.office.packaging import Planted
from tests.core.scan.opening.pdf.hard_pdf import hard_pdf
from tests.core.scan.opening.pdf.pdfs import typeset

from bench.engines import ROOT
from bench.options import Options
from bench.prose import prose
from bench.report import Report, Timed
from bench.timing import in_turns
from mamori.core.roster import Person
from mamori.core.roster.model import Kind, Name
from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.opening import Budget, walk
from mamori.core.scan.opening.ocr import rapid, read_picture, tesseract, written
from mamori.core.scan.opening.ocr.preparing import prepared
from mamori.core.scan.places import Place
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

LETTERS = 2_400  # on a page
# What a school of each country expects, its own language first.
EXPECTED = {"ja": ("ja", "en"), "vi": ("vi", "en"), "nl": ("nl", "en"), "en": ("en", "nl")}


class Read(NamedTuple):
    """What was read of some lists: names and numbers found and to find, and seconds a page."""

    names: int
    phones: int
    pupils: int
    taken: list[float]
    alone: list[float]


def run(options: Options) -> Report:
    """Time pages and pictures, measure memory, count what was found."""
    report = Report("PDFs and pictures of writing, CPU time of one core")
    with tempfile.TemporaryDirectory() as folder:
        _text(report, Path(folder), options)
        report.notes += [*_memory(Path(folder), options), _places()]
    for language in options.of(tuple(FACES), ("ja", "nl")):  # at least one for each engine
        for photographed in (False, True):
            _lists(report, language, options, photographed=photographed)
    return report


def _text(report: Report, folder: Path, options: Options) -> None:
    pages = options.of(300, 3)
    for language in ("ja", "nl"):
        words = prose(language, pages * LETTERS)
        plain = re.sub(r"[^\w\s.,]", "", words)
        file = folder / f"{language}.pdf"
        file.write_bytes(typeset(_paged(plain)))
        count = len(pypdfium2.PdfDocument(file))
        _ours(file)
        ours, alone = in_turns(
            options.of(5, 1), partial(_ours, file), partial(_alone, file), clock=process_time
        )
        report.add(
            Timed(f"text, {language}", count, ours), Timed("pdfium alone", count, alone), "pages/s"
        )


def _paged(text: str) -> str:
    parts = (text[at : at + LETTERS] for at in range(0, len(text), LETTERS))
    return "\n#pagebreak()\n".join(parts)


def _ours(file: Path) -> int:
    found = walk(File(file.name, file), Budget(languages=("nl",)))
    return sum(len(each.text) for each in found if isinstance(each, Block))


def _alone(file: Path) -> int:
    document, count = pypdfium2.PdfDocument(file), 0
    for page in document:
        letters = page.get_textpage()
        count += len(letters.get_text_range())
        letters.close()
        page.close()
    return count


def _memory(folder: Path, options: Options) -> Iterator[str]:
    """Yield the peak of a process that reads a file, and of one that reads ten times as much."""
    with pikepdf.open(folder / "nl.pdf") as pdf:
        once = len(pdf.pages)
        for pages in options.of((200, 2_000), (3, 6)):
            many = pikepdf.new()
            while len(many.pages) < pages:
                many.pages.extend(pdf.pages[: min(once, pages - len(many.pages))])
            file = folder / "many.pdf"
            many.save(file)
            command = [sys.executable, "-W", "ignore", "-m", "bench.pdf_ocr", str(file)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            size = file.stat().st_size / 1e6
            yield f"{pages:,} pages, {size:.0f} MB: peak {done.stdout.strip()} MB"


def _places() -> str:
    plant = Planted()
    found = walk(File("a.pdf", hard_pdf(plant)), Budget(languages=("nl",)))
    missing = plant.missing("\n".join(each.text for each in found if isinstance(each, Block)))
    whole = len(plant.numbers)
    return f"hiding places of a PDF: {whole - len(missing)} of {whole} {missing or ''}"


def _lists(report: Report, language: str, options: Options, *, photographed: bool) -> None:
    kind = "photographed" if photographed else "clean"
    name = f"list, {language}, {kind}"
    reads = [
        _list(language, face, seed, photographed=photographed)
        for seed, face in enumerate(options.of(FACES[language], FACES[language][:1]), 1)
    ]
    engine = "RapidOCR alone" if language == "ja" else "Tesseract alone"
    report.add(
        Timed(name, 1, [each for read in reads for each in read.taken]),
        Timed(engine, 1, [each for read in reads for each in read.alone]),
        "pages/s",
    )
    names, phones, pupils = (sum(read[at] for read in reads) for at in range(3))
    report.notes.append(f"{name}: {names / pupils:.3f} of names, {phones / pupils:.3f} of phones")


def _list(language: str, face: str, seed: int, *, photographed: bool) -> Read:
    picture, pupils = draw(language, face, photographed=photographed, seed=seed)
    read_picture(picture.crop((0, 0, 400, 400)), EXPECTED[language])  # loads the models
    text = ""

    def ours() -> None:
        nonlocal text
        text = written(read_picture(picture, EXPECTED[language]).words, Place()).text

    alone: Callable[[], object] = partial(_engine, picture, language)
    (taken,), (without,) = in_turns(1, ours, alone, clock=process_time)
    return Read(_names(text, pupils), _phones(text, pupils), len(pupils), [taken], [without])


def _engine(picture: Image.Image, language: str) -> object:
    """Read with the right engine alone: no choice among them, no rows, no even light."""
    grey = prepared(picture)[0]
    return rapid.read(grey) if language == "ja" else tesseract.read(grey, language)


def _names(text: str, pupils: Sequence[Pupil]) -> int:
    persons = [
        Person(key=f"p{number}", kind=Kind.PUPIL, name=Name(one.name, one.family, given=one.given))
        for number, one in enumerate(pupils)
    ]
    scanner = Scanner(finders=(), people=people_finder(persons))
    hits = scanner.hits(Block(text=text, ocr=True))
    return len({hit.person for hit in hits if hit.person})


def _phones(text: str, pupils: Sequence[Pupil]) -> int:
    digits = re.sub(r"\D", "", text)
    return sum(re.sub(r"\D", "", one.phone) in digits for one in pupils)


if __name__ == "__main__":
    _ours(Path(sys.argv[1]))
    print(getrusage(RUSAGE_SELF).ru_maxrss // 1024)
