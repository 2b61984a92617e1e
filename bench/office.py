"""Office files: what stands in any part, beside plain extraction of the same words.

The yardstick joins the texts and the values of the attributes of every XML part of the same files,
by lxml, in the same process: no paragraphs, tables, places, no embedded files. Large workbooks are
read in processes of their own, so that their peak of memory can be told.
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from time import process_time
from zipfile import ZipFile

import docx
import openpyxl
import pptx
from lxml import etree
from tests.core.scan.opening.office.docx_places import docx as planted_docx
from tests.core.scan.opening.office.packaging import Planted
from tests.core.scan.opening.office.pptx_places import pptx as planted_pptx
from tests.core.scan.opening.office.xlsx_places import xlsx as planted_xlsx

from bench.engines import ROOT
from bench.office_large import make
from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns
from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.opening import Budget, walk
from mamori.core.scan.opening.types import opener_of, type_of

ROUNDS = 5
_MEGABYTE = 1 << 20


def run(options: Options) -> Report:
    """Time the openers, measure memory, count hiding places."""
    report = Report("Office files, beside joining the same words by lxml alone")
    for kind, data in _documents().items():
        times = options.of(20, 1)
        _ours(kind, data)  # readers are imported when the first file comes
        ours, plain = in_turns(
            options.of(ROUNDS, 1),
            partial(_repeat, times, _ours, kind, data),
            partial(_repeat, times, _plain, data),
            clock=process_time,
        )
        report.add(Timed(kind, times, ours), Timed("lxml alone", times, plain), "files/s")
    report.notes += [*_places(), *_large(options)]
    return report


def _repeat(times: int, job: Callable[..., str], *given: object) -> None:
    for _ in range(times):
        job(*given)


def _ours(kind: str, data: bytes) -> str:
    """Return the words of a file and of the Office files within it, without its pictures."""
    file = File(f"a.{kind}", data)
    opener = opener_of(type_of(file))
    assert opener is not None
    texts = []
    for each in opener(file, Budget(pixels=False)):
        if isinstance(each, Block):
            texts.append(each.text)
        elif isinstance(each, File) and not each.name.endswith((".png", ".jpeg")):
            texts += [b.text for b in walk(each, Budget(pixels=False)) if isinstance(b, Block)]
    return "".join(texts)


def _plain(data: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    texts = []
    with ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(part, parser)
                texts += root.itertext()
                texts += {value for node in root.iter() for value in node.values()}
    return "".join(texts)


def _documents() -> dict[str, bytes]:
    """Return documents as a school has them: notices with a table, a list, slides."""
    text = docx.Document()
    for number in range(150):
        paragraph = text.add_paragraph(f"{number}番目のお知らせです。")
        paragraph.add_run("来週の遠足").bold = True
        paragraph.add_run("について、持ち物と集合時刻をお知らせします。")
    table = text.add_table(30, 5)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"持ち物その{number}"
    book = openpyxl.Workbook()
    for number in range(2000):
        book.worksheets[0].append(
            [f"{number % 6}年", number, f"図書{number}", 3.5, f"棚{number % 80}"]
        )
    show = pptx.Presentation()
    for number in range(30):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = f"題{number}"
        slide.placeholders[1].text = "\n".join(f"要点{line}" for line in range(12))
    return {"docx": _saved(text), "xlsx": _saved(book), "pptx": _saved(show)}


def _saved(
    document: "docx.document.Document | openpyxl.Workbook | pptx.presentation.Presentation",
) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _places() -> Iterable[str]:
    """Yield how many planted numbers were found, by the openers and by the usual libraries."""
    makers: dict[str, tuple[Callable[[Planted], bytes], Callable[[bytes], str], str]] = {
        "docx": (planted_docx, _by_docx, "python-docx"),
        "xlsx": (planted_xlsx, _by_openpyxl, "openpyxl"),
        "pptx": (planted_pptx, _by_pptx, "python-pptx"),
    }
    for kind, (maker, library, name) in makers.items():
        plant = Planted()
        data = maker(plant)
        ours, theirs = (
            len(plant.numbers) - len(plant.missing(text))
            for text in (_ours(kind, data), library(data))
        )
        yield f"hiding places of a {kind}: {ours} of {len(plant.numbers)} found; {name} {theirs}"


def _by_docx(data: bytes) -> str:
    text = docx.Document(io.BytesIO(data))
    said = [paragraph.text for paragraph in text.paragraphs]
    said += [cell.text for table in text.tables for row in table.rows for cell in row.cells]
    for section in text.sections:
        for part in (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        ):
            said += [paragraph.text for paragraph in part.paragraphs]
    core = text.core_properties
    said += [core.author, core.title, core.subject, core.keywords, core.comments, core.category]
    said += [core.last_modified_by, *(f"{c.text} {c.author} {c.initials}" for c in text.comments)]
    return "\n".join(said)


def _by_openpyxl(data: bytes) -> str:
    said: list[str] = []
    for values in (True, False):
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
        for sheet in book.worksheets:
            said.append(sheet.title)
            # Rows alone would be a million cells wide and deep.
            for cell in sheet._cells.values():  # noqa: SLF001 -- what it read, without the empty grid
                said.append(str(cell.value))
                said += [f"{cell.comment.text} {cell.comment.author}"] if cell.comment else []
                said += [str(cell.hyperlink.target)] if cell.hyperlink else []
            said += [str(rule) for rule in sheet.data_validations.dataValidation]
            said += [str(part.center.text) for part in (sheet.oddHeader, sheet.firstHeader)]
            said += [str(part.left.text) for part in (sheet.oddFooter, sheet.firstFooter)]
        said += [str(name.value) for name in book.defined_names.values()]
        said.append(str(book.properties))
    return "\n".join(said)


def _by_pptx(data: bytes) -> str:
    show = pptx.Presentation(io.BytesIO(data))
    said = [str(getattr(show.core_properties, name)) for name in ("author", "title", "subject")]
    for slide in show.slides:
        shapes = list(slide.shapes)
        shapes += list(slide.notes_slide.shapes) if slide.has_notes_slide else []
        while shapes:
            shape = shapes.pop()
            said += [shape.text_frame.text] if shape.has_text_frame else []
            shapes += list(getattr(shape, "shapes", ()))
            if shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(said)


def _large(options: Options) -> Iterable[str]:
    """Yield time and memory of two workbooks, one ten times as large as the other."""
    with tempfile.TemporaryDirectory() as folder:
        for size in options.of((20, 200), (1,)):
            path = Path(folder) / f"{size}.xlsx"
            unpacked = make(path, size * _MEGABYTE)
            told = {way: _read(path, way).split() for way in ("ours", "plain")}
            yield (
                f"xlsx of {path.stat().st_size / _MEGABYTE:,.0f} MB ({unpacked / _MEGABYTE:,.0f} MB"
                f" of XML): {told['ours'][0]} s and {told['ours'][1]} MB at most; lxml"
                " iterparse and"
                f" itertext {told['plain'][0]} s and {told['plain'][1]} MB"
            )
            path.unlink()


def _read(path: Path, way: str) -> str:
    command = [sys.executable, "-m", "bench.office_large", str(path), way]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
