"""An Excel file with a number of its own in every place where text can stand."""

from tests.core.scan.opening.office.packaging import OFFICE, Package, Planted, properties
from tests.core.scan.opening.office.xlsx_parts import add_parts, add_sheet_parts
from tests.core.scan.opening.office.xlsx_small import MAIN, SHEET

_BOOK = "xl/workbook.xml"
_MAIN_SHEET = "xl/worksheets/sheet1.xml"
# Names of sheets, their state, and what of them hides a cell.
_HIDDEN = (("hidden sheet", "hidden"), ("very hidden sheet", "veryHidden"))


def xlsx(plant: Planted, *, far: bool = True) -> bytes:
    """Return the file; whoever prints it wants no cell that is `far` from the others."""
    package = Package(comment=plant("comment of the zip").encode())
    package.link("", "officeDocument", _BOOK)
    properties(package, plant)
    _strings(package, plant)
    _styles(package, plant)
    sheets = _sheet_of(
        package, plant, plant("name of a sheet"), "visible", _cells(plant, far=far), number=1
    )
    for number, (place, state) in enumerate(_HIDDEN, 2):
        row = f'<row r="1">{_inline("A1", plant(place))}</row>'
        sheets += _sheet_of(package, plant, place, state, row, number=number)
    add_parts(package, plant, _BOOK)
    _book(package, plant, sheets)
    return package.save()


def _strings(package: Package, plant: Planted) -> None:
    rich = plant("rich text")
    items = (
        f"<t>{plant('shared text')}</t>",
        f"<r><t>{rich[:5]}</t></r><r><rPr><b/></rPr><t>{rich[5:]}</t></r>",
        f'<t>漢字</t><rPh sb="0" eb="2"><t>{plant("reading")}</t></rPh>',
        f"<t>{plant('orphan')}</t>",
    )
    listed = "".join(f"<si>{item}</si>" for item in items)
    package.add(
        "xl/sharedStrings.xml",
        f'<sst xmlns="{MAIN}" count="3" uniqueCount="4">{listed}</sst>',
        f"{SHEET}.sharedStrings+xml",
    )
    package.link(_BOOK, "sharedStrings", "sharedStrings.xml")


def _styles(package: Package, plant: Planted) -> None:
    package.add(
        "xl/styles.xml",
        f'<styleSheet xmlns="{MAIN}"><numFmts count="2">'
        '<numFmt numFmtId="164" formatCode="000\\-0000\\-0000"/>'
        f'<numFmt numFmtId="165" formatCode="0&quot; {plant("number format")}&quot;"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Noto Sans CJK JP"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        "<borders count='1'><border/></borders><cellStyleXfs count='1'><xf/></cellStyleXfs>"
        '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
        f'<cellStyles count="1"><cellStyle name="{plant("cell style")}" xfId="0"/></cellStyles>'
        "</styleSheet>",
        f"{SHEET}.styles+xml",
    )
    package.link(_BOOK, "styles", "styles.xml")


def _inline(ref: str, text: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def _number(plant: Planted, place: str) -> str:
    """Return a number without hyphens and the zero in front, as a cell of numbers has it."""
    return plant(place).replace("-", "")[1:]


def _cells(plant: Planted, *, far: bool) -> str:
    inline = plant("inline rich text")
    written = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
        + _inline("D1", plant("inline text"))
        + f'<c r="E1" t="inlineStr"><is><r><t>{inline[:6]}</t></r>'
        f"<r><t>{inline[6:]}</t></r></is></c>"
        + f'<c r="F1" s="1"><v>{_number(plant, "number")}</v></c>'
        + f'<c r="G1" s="1"><v>{float(_number(plant, "large number")):.9E}</v></c>'
    )
    formulas = (
        f'<c r="A2" t="str"><f>"{plant("formula")}"</f><v>x</v></c>'
        f'<c r="B2" t="str"><f>A2</f><v>{plant("cached value")}</v></c>'
        f'<c r="C2"><f t="array" ref="C2">LEN("{plant("array formula")}")</f><v>13</v></c>'
        f'<c r="D2" s="2"><v>41000</v></c>'
    )
    return (
        f'<row r="1">{written}</row><row r="2">{formulas}</row>'
        f'<row r="3" hidden="1">{_inline("A3", plant("hidden row"))}</row>'
        f'<row r="4">{_inline("A4", "x")}{_inline("J4", plant("hidden column"))}</row>'
    ) + (f'<row r="1048576">{_inline("XFD1048576", plant("last cell"))}</row>' if far else "")


def _sheet_of(
    package: Package, plant: Planted, name: str, state: str, rows: str, *, number: int
) -> str:
    """Add a sheet; return what the workbook says of it."""
    columns = '<cols><col min="10" max="10" width="9" hidden="1"/></cols>'
    rest = add_sheet_parts(package, plant, _MAIN_SHEET) if number == 1 else ""
    package.add(
        f"xl/worksheets/sheet{number}.xml",
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{columns}<sheetData>{rows}</sheetData>{rest}'
        "</worksheet>",
        f"{SHEET}.worksheet+xml",
    )
    at = package.link(_BOOK, "worksheet", f"worksheets/sheet{number}.xml")
    return f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="{at}"/>'


def _book(package: Package, plant: Planted, sheets: str) -> None:
    names = (
        f'<definedName name="list" comment="{plant("comment of a name")}">'
        f'"{plant("defined name")}"</definedName>'
    )
    package.add(
        _BOOK,
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><fileSharing'
        f' userName="{plant("who shares")}"/>'
        f"<sheets>{sheets}</sheets><definedNames>{names}</definedNames></workbook>",
        f"{SHEET}.sheet.main+xml",
    )
