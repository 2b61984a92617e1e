"""The parts beside the cells of an Excel file, each with numbers of its own."""

from tests.core.scan.opening.office.charts import chart, diagram
from tests.core.scan.opening.office.packaging import OFFICE, Package, Planted, picture
from tests.core.scan.opening.office.xlsx_small import MAIN, SHEET

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def add_sheet_parts(package: Package, plant: Planted, sheet: str) -> str:
    """Add what a sheet relates to; return what stands in it after its rows."""
    link = package.link(sheet, "hyperlink", f"tel:{plant('target of a link')}", mode="External")
    package.link(sheet, "comments", "../comments1.xml")
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    package.link(sheet, kind, "../threadedComments/threadedComment1.xml")
    package.link(sheet, "printerSettings", "../printerSettings/printerSettings1.bin")
    drawing = package.link(sheet, "drawing", "../drawings/drawing1.xml")
    legacy = package.link(sheet, "vmlDrawing", "../drawings/vmlDrawing1.vml")
    table = package.link(sheet, "table", "../tables/table1.xml")
    _comments(package, plant)
    _drawings(package, plant)
    _table(package, plant)
    settings = ("\\\\school\\" + plant("printer")).encode("utf-16-le")
    package.add(
        "xl/printerSettings/printerSettings1.bin",
        b"\x01\x02" + settings + b"\0\0\x09\x08",
        f"{SHEET}.printerSettings",
    )
    return (
        f'<protectedRanges><protectedRange sqref="A9" name="{plant("protected range")}"/>'
        "</protectedRanges>"
        f'<scenarios><scenario name="{plant("scenario")}" user="{plant("user of a scenario")}"'
        f' comment="{plant("comment of a scenario")}" count="1"><inputCells r="A9"'
        f' val="{plant("value of a scenario")}"/></scenario></scenarios>'
        '<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter'
        f' val="{plant("filter")}"/>'
        "</filters></filterColumn></autoFilter>"
        '<conditionalFormatting sqref="A9"><cfRule type="containsText" priority="1"'
        f' operator="containsText" text="{plant("conditional format")}"><formula>'
        f'SEARCH("{plant("formula of a conditional format")}",A9)</formula></cfRule>'
        "</conditionalFormatting>"
        f'<dataValidations count="1"><dataValidation type="list" sqref="A9"'
        f' errorTitle="{plant("title of an error")}" error="{plant("error")}"'
        f' promptTitle="{plant("title of a prompt")}" prompt="{plant("prompt")}"><formula1>'
        f'"{plant("choice")}"</formula1></dataValidation></dataValidations>'
        f'<hyperlinks><hyperlink ref="A1" r:id="{link}" tooltip="{plant("tip of a link")}"'
        f' display="{plant("display of a link")}"/></hyperlinks>'
        f'<headerFooter differentFirst="1"><oddHeader>&amp;CTEL {plant("header")}</oddHeader>'
        f"<oddFooter>&amp;LTEL {plant('footer')}</oddFooter>"
        f"<firstHeader>&amp;CTEL {plant('first header')}</firstHeader></headerFooter>"
        f'<drawing r:id="{drawing}"/><legacyDrawing r:id="{legacy}"/>'
        f'<tableParts count="1"><tablePart r:id="{table}"/></tableParts>'
    )


def _comments(package: Package, plant: Planted) -> None:
    text = plant("comment")
    package.add(
        "xl/comments1.xml",
        f'<comments xmlns="{MAIN}"><authors><author>{plant("author of a comment")}</author>'
        "</authors>"
        f'<commentList><comment ref="A1" authorId="0"><text><r><t>{text[:7]}</t></r>'
        f"<r><t>{text[7:]}</t></r></text></comment></commentList></comments>",
        f"{SHEET}.comments+xml",
    )
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    person = "{00000000-0000-0000-0000-000000000001}"
    package.add(
        "xl/threadedComments/threadedComment1.xml",
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="A2" personId="{person}"'
        f' id="{person}">'
        f"<text>{plant('threaded comment')}</text></threadedComment></ThreadedComments>",
        "application/vnd.ms-excel.threadedcomments+xml",
    )
    package.add(
        "xl/persons/person.xml",
        f'<personList xmlns="{space}"><person displayName="{plant("person")}" id="{person}"'
        f' userId="{plant("id of a person")}" providerId="None"/></personList>',
        "application/vnd.ms-excel.person+xml",
    )


def _drawings(package: Package, plant: Planted) -> None:
    name = "xl/drawings/drawing1.xml"
    at = chart(package, plant, name, "xl")
    diagram(package, plant, name, "xl")
    package.add("xl/media/image1.png", picture())
    package.link(name, "image", "../media/image1.png")
    text = plant("text box")
    runs = "".join(f"<a:r><a:t>{part}</a:t></a:r>" for part in (text[:3], text[3:]))
    corner = (
        "<xdr:col>{0}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{0}</xdr:row>"
        "<xdr:rowOff>0</xdr:rowOff>"
    )
    place = f"<xdr:from>{corner.format(2)}</xdr:from><xdr:to>{corner.format(6)}</xdr:to>"
    package.add(
        name,
        f'<xdr:wsDr xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main"'
        f' xmlns:c="{_DRAWING}/chart" xmlns:r="{OFFICE}"><xdr:twoCellAnchor>{place}<xdr:sp>'
        f'<xdr:nvSpPr><xdr:cNvPr id="2" name="{plant("name of a shape")}"'
        f' descr="{plant("alt text")}"/>'
        "<xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst='rect'/></xdr:spPr>"
        "<xdr:txBody><a:bodyPr/>"
        f"<a:p>{runs}</a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"
        f"<xdr:twoCellAnchor>{place}<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id='3'"
        " name='c'/>"
        "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x='0' y='0'/>"
        f"<a:ext cx='0' cy='0'/></xdr:xfrm><a:graphic><a:graphicData uri='{_DRAWING}/chart'>"
        f"<c:chart r:id='{at}'/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>"
        "</xdr:twoCellAnchor></xdr:wsDr>",
        "application/vnd.openxmlformats-officedocument.drawing+xml",
    )
    package.add(
        "xl/drawings/vmlDrawing1.vml",
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="s1" type="#t" style="width:9pt">'
        f"<v:textbox><div><font>{plant('old text box')}</font></div></v:textbox></v:shape></xml>",
    )


def _table(package: Package, plant: Planted) -> None:
    package.add(
        "xl/tables/table1.xml",
        f'<table xmlns="{MAIN}" id="1" name="t1" displayName="t1" ref="A1:A2" comment="'
        f'{plant("comment of a table")}"><tableColumns count="1"><tableColumn id="1"'
        f' name="{plant("column of a table")}"/></tableColumns></table>',
        f"{SHEET}.table+xml",
    )


def add_parts(package: Package, plant: Planted, book: str) -> None:
    """Add what the workbook relates to."""
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/person"
    package.link(book, kind, "persons/person.xml")
    package.add(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        f'<pivotCacheDefinition xmlns="{MAIN}"'
        f' refreshedBy="{plant("who refreshed a pivot table")}">'
        f'<cacheFields count="1"><cacheField name="{plant("field of a pivot table")}"><sharedItems>'
        f'<s v="{plant("item of a pivot table")}"/></sharedItems></cacheField></cacheFields>'
        "</pivotCacheDefinition>",
        f"{SHEET}.pivotCacheDefinition+xml",
    )
    package.link(book, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    package.add(
        "xl/pivotCache/pivotCacheRecords1.xml",
        f'<pivotCacheRecords xmlns="{MAIN}" count="1"><r><s'
        f' v="{plant("record of a pivot table")}"/></r>'
        "</pivotCacheRecords>",
        f"{SHEET}.pivotCacheRecords+xml",
    )
    package.link(
        "xl/pivotCache/pivotCacheDefinition1.xml", "pivotCacheRecords", "pivotCacheRecords1.xml"
    )
    package.add(
        "xl/externalLinks/externalLink1.xml",
        f'<externalLink xmlns="{MAIN}"><externalBook><sheetNames><sheetName'
        f' val="{plant("sheet of another file")}"/></sheetNames><sheetDataSet><sheetData'
        ' sheetId="0">'
        f'<row r="1"><cell r="A1" t="str"><v>{plant("cell of another file")}</v></cell></row>'
        "</sheetData>"
        "</sheetDataSet></externalBook></externalLink>",
        f"{SHEET}.externalLink+xml",
    )
    package.link(book, "externalLink", "externalLinks/externalLink1.xml")
    path = f"https://school.example/{plant('path of another file')}.xlsx"
    package.link("xl/externalLinks/externalLink1.xml", "externalLinkPath", path, mode="External")
    package.add(
        "xl/connections.xml",
        f'<connections xmlns="{MAIN}"><connection id="1" name="{plant("connection")}" type="1">'
        f'<dbPr connection="{plant("database")}" command="SELECT {plant("query")}"/></connection>'
        "</connections>",
        f"{SHEET}.connections+xml",
    )
    package.link(book, "connections", "connections.xml")
    package.add("customXml/item1.xml", f'<list a="{plant("XML attribute")}">{plant("XML")}</list>')
    package.link(book, "customXml", "../customXml/item1.xml")
