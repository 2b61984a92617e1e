"""A workbook with one sheet."""

from tests.core.scan.opening.office.packaging import OFFICE, Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def small_xlsx(sheet: str) -> bytes:
    """Return it, with the XML of its sheet `S`."""
    package = Package()
    package.link("", "officeDocument", "xl/workbook.xml")
    at = package.link("xl/workbook.xml", "worksheet", "worksheets/sheet1.xml")
    package.add(
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="S" sheetId="1" r:id="{at}"/></sheets></workbook>',
        f"{SHEET}.sheet.main+xml",
    )
    package.add("xl/worksheets/sheet1.xml", sheet, f"{SHEET}.worksheet+xml")
    return package.save()


def one_cell(text: str) -> bytes:
    """Return a workbook with a text in A1."""
    cell = f'<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>'
    return small_xlsx(
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    )
