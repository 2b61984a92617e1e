"""Small Office files with a given body."""

from tests.core.scan.opening.office.docx_places import SPACES
from tests.core.scan.opening.office.packaging import Package
from tests.core.scan.opening.office.xlsx_small import MAIN, small_xlsx

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def body_docx(*content: str, head: str = "") -> bytes:
    """Return a Word file; `head` stands before the root of its body."""
    package = Package()
    package.link("", "officeDocument", "word/document.xml")
    package.add(
        "word/document.xml",
        f"{head}<w:document {SPACES}><w:body>{''.join(content)}</w:body></w:document>",
        f"{_WORD}.document.main+xml",
    )
    return package.save()


def cells_xlsx(rows: str, *, columns: str = "") -> bytes:
    """Return an Excel file with the rows of one sheet."""
    return small_xlsx(
        f"<worksheet xmlns='{MAIN}'>{columns}<sheetData>{rows}</sheetData></worksheet>"
    )
