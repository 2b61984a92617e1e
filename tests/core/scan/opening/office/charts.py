"""What Word, Excel and PowerPoint files have alike: charts with their workbooks, diagrams."""

from tests.core.scan.opening.office.packaging import Package, Planted
from tests.core.scan.opening.office.xlsx_small import one_cell

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_FAMILY = "application/vnd.openxmlformats-officedocument"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_AXES = "".join(
    f'<c:{kind}><c:axId val="{own}"/><c:scaling/><c:delete val="0"/><c:axPos val="{side}"/>'
    f'<c:crossAx val="{other}"/></c:{kind}>'
    for kind, own, other, side in (("catAx", 1, 2, "b"), ("valAx", 2, 1, "l"))
)


def chart(package: Package, plant: Planted, source: str, folder: str) -> str:
    """Add a chart; return the id by which `source` knows it."""

    def cache(place: str, kind: str) -> str:
        return (
            f"<c:{kind}Ref><c:f>{plant(f'formula of the {place} of a chart')}</c:f><c:{kind}Cache>"
            f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{plant(f"{place} of a chart")}</c:v></c:pt>'
            f"</c:{kind}Cache></c:{kind}Ref>"
        )

    title = plant("title of a chart")
    runs = "".join(f"<a:r><a:t>{part}</a:t></a:r>" for part in (title[:5], title[5:]))
    package.add(
        f"{folder}/charts/chart1.xml",
        f'<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_OFFICE}">'
        f"<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p>{runs}</a:p></c:rich></c:tx></c:title>"
        '<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/>'
        f'<c:order val="0"/><c:tx>{cache("series", "str")}</c:tx>'
        f"<c:cat>{cache('category', 'str')}</c:cat><c:val><c:numLit><c:ptCount val='1'/>"
        "<c:pt idx='0'><c:v>3</c:v></c:pt></c:numLit></c:val></c:ser><c:axId val='1'/>"
        f"<c:axId val='2'/></c:barChart>{_AXES}</c:plotArea></c:chart></c:chartSpace>",
        f"{_FAMILY}.drawingml.chart+xml",
    )
    package.add(f"{folder}/embeddings/book1.xlsx", one_cell(plant("workbook of a chart")))
    package.link(f"{folder}/charts/chart1.xml", "package", "../embeddings/book1.xlsx")
    up = "../" * (source.count("/") - 1)
    return package.link(source, "chart", f"{up}charts/chart1.xml")


def diagram(package: Package, plant: Planted, source: str, folder: str) -> None:
    """Add a diagram (SmartArt): its data, and how it was drawn."""
    data = (
        f'<dgm:dataModel xmlns:dgm="{_DRAWING}/diagram" xmlns:a="{_DRAWING}/main"><dgm:ptLst>'
        f'<dgm:pt modelId="1"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{plant("diagram")}</a:t></a:r></a:p>'
        "</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    drawn = (
        '<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"'
        f' xmlns:a="{_DRAWING}/main"><dsp:spTree><dsp:sp><dsp:txBody><a:p><a:r>'
        f"<a:t>{plant('drawn diagram')}</a:t></a:r></a:p></dsp:txBody></dsp:sp></dsp:spTree>"
        "</dsp:drawing>"
    )
    up = "../" * (source.count("/") - 1)
    package.add(f"{folder}/diagrams/data1.xml", data, f"{_FAMILY}.drawingml.diagramData+xml")
    package.link(source, "diagramData", f"{up}diagrams/data1.xml")
    package.add(
        f"{folder}/diagrams/drawing1.xml",
        drawn,
        "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    )
    kind = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
    package.link(source, kind, f"{up}diagrams/drawing1.xml")
