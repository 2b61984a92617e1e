"""A Word file with a number of its own in every place where text can stand."""

from tests.core.scan.opening.office.docx_parts import add_parts
from tests.core.scan.opening.office.packaging import OFFICE, Package, Planted, properties

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{OFFICE}" xmlns:a="{_DRAWING}/main"'
    f' xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:pic="{_DRAWING}/picture"'
    f' xmlns:c="{_DRAWING}/chart" xmlns:dgm="{_DRAWING}/diagram"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(plant: Planted) -> bytes:
    """Return the file."""
    package = Package(comment=plant("comment of the zip").encode())
    package.link("", "officeDocument", "word/document.xml")
    properties(package, plant)
    ids = add_parts(package, plant, SPACES)
    body = "".join((_running(plant), _marked(plant), _fields(plant), _framed(plant, ids)))
    package.add(
        "word/document.xml",
        f"<w:document {SPACES}><!-- {plant('comment of XML')} --><?note {plant('instruction')}?>"
        f"<w:body>{body}{_tables(plant)}{ids['section']}</w:body></w:document>",
        f"{_WORD}.document.main+xml",
    )
    return package.save()


def p(*runs: str) -> str:
    """Return a paragraph."""
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties_: str = "") -> str:
    """Return a run."""
    look = f"<w:rPr>{properties_}</w:rPr>" if properties_ else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def symbols(letters: str, font: str) -> str:
    """Return a run of letters that are given by their numbers."""
    each = (f'<w:sym w:font="{font}" w:char="{ord(letter):04X}"/>' for letter in letters)
    return f"<w:r>{''.join(each)}</w:r>"


def split(number: str, look: str = "<w:b/>") -> str:
    """Return runs that cut a number in three."""
    return r(number[:4]) + r(number[4:7], look) + r(number[7:])


def _running(plant: Planted) -> str:
    hyphens = plant("hyphens that do not break").split("-")
    ruby = f"<w:ruby><w:rt>{r(plant('reading'))}</w:rt><w:rubyBase>{r(plant('read'))}</w:rubyBase>"
    return "".join(
        (
            p(r(f"本文 {plant('body')} です")),
            p(split(plant("runs"))),
            p(symbols(plant("symbols"), "Arial")),
            p(
                r(hyphens[0]),
                *(f"<w:r><w:noBreakHyphen/><w:t>{part}</w:t></w:r>" for part in hyphens[1:]),
            ),
            p(r(plant("hidden run"), "<w:vanish/>")),
            p(f"<w:r>{ruby}</w:ruby></w:r>"),
            p(f"<m:oMath><m:r><m:t>{plant('equation')}</m:t></m:r></m:oMath>"),
        )
    )


def _marked(plant: Planted) -> str:
    by = f'w:author="{plant("author of a change")}" w:date="2026-01-01T00:00:00Z"'
    deleted = plant("deletion").split("-", 1)
    return "".join(
        (
            p(f'<w:ins w:id="1" {by}>{r(plant("insertion"))}</w:ins>'),
            p(
                r(f"{deleted[0]}-"),
                f'<w:del w:id="2" {by}><w:r><w:delText>{deleted[1]}</w:delText></w:r></w:del>',
            ),
            p(f'<w:moveFrom w:id="3" {by}>{r(plant("moved away"))}</w:moveFrom>'),
            p(
                f'<w:bookmarkStart w:id="4" w:name="{plant("bookmark")}"/><w:bookmarkEnd'
                ' w:id="4"/>',
                '<w:commentRangeStart w:id="0"/>',
                r("x"),
                '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
                '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference'
                ' w:id="2"/></w:r>',
            ),
        )
    )


def _fields(plant: Planted) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    form = (
        f'<w:ffData><w:name w:val="{plant("form field")}"/><w:enabled/>'
        f'<w:helpText w:type="text" w:val="{plant("help of a form field")}"/>'
        f'<w:statusText w:type="text" w:val="{plant("status of a form field")}"/>'
        f'<w:textInput><w:default w:val="{plant("default of a form field")}"/></w:textInput>'
        "</w:ffData>"
    )
    control = (
        f'<w:sdtPr><w:alias w:val="{plant("alias of a control")}"/>'
        f'<w:tag w:val="{plant("tag of a control")}"/><w:id w:val="7"/><w:dropDownList>'
        f'<w:listItem w:displayText="{plant("choice")}" w:value="{plant("value of a choice")}"/>'
        f"</w:dropDownList></w:sdtPr>"
    )
    return "".join(
        (
            p(
                mark("begin"),
                f"<w:r><w:instrText>QUOTE {plant('code of a field')}</w:instrText></w:r>",
                mark("separate"),
                r(plant("result of a field")),
                mark("end"),
            ),
            p(f'<w:fldSimple w:instr="QUOTE {plant("simple field")}">{r("x")}</w:fldSimple>'),
            p(f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>', mark("end")),
            f"<w:sdt>{control}<w:sdtContent>{p(r(plant('control')))}</w:sdtContent></w:sdt>",
        )
    )


def _framed(plant: Planted, ids: dict[str, str]) -> str:
    link = (
        f'<w:hyperlink r:id="{ids["link"]}" w:tooltip="{plant("tip of a link")}">'
        f"{r(plant('text of a link'))}</w:hyperlink>"
    )
    box = f"<w:txbxContent>{p(split(plant('text box')))}</w:txbxContent>"
    old = f"<w:txbxContent>{p(r(plant('old text box')))}</w:txbxContent>"
    shape = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f'<wp:inline><wp:extent cx="900000" cy="900000"/>'
        f'<wp:docPr id="9" name="{plant("name of a shape")}" descr="{plant("alt text")}"'
        f' title="{plant("alt title")}"/>'
        f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{box}</wps:txbx>'
        f"<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape id="s1" type="#t" style="width:90pt;height:90pt"'
        f' alt="{plant("old alt text")}"><v:textbox>{old}</v:textbox></v:shape></w:pict>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    return p(link) + p(r("前"), f"<w:r>{shape}</w:r>", r("後")) + ids["body"]


def _tables(plant: Planted) -> str:
    inner = (
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{p(r(plant('inner table')))}</w:tc></w:tr>"
        "</w:tbl>"
    )
    caption = f'<w:tblCaption w:val="{plant("caption of a table")}"/>'
    caption += f'<w:tblDescription w:val="{plant("description of a table")}"/>'
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(r("組"))}</w:tc>'
    cells = (
        f"<w:tc>{p(split(plant('cell')))}</w:tc><w:tc>{inner}{p()}</w:tc><w:tc>{p(r('x'))}</w:tc>"
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{caption}</w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/>'
        "</w:tblGrid>"
        f"<w:tr>{wide}<w:tc>{p(r('番号'))}</w:tc></w:tr><w:tr>{cells}</w:tr></w:tbl>"
    )
