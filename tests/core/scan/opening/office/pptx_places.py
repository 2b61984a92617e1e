"""A PowerPoint file with a number of its own in every place where text can stand."""

from tests.core.scan.opening.office.charts import chart, diagram
from tests.core.scan.opening.office.packaging import OFFICE, Package, Planted, picture, properties

_MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    f'xmlns:p="{_MAIN}" xmlns:a="{_DRAWING}/main" xmlns:r="{OFFICE}" xmlns:c="{_DRAWING}/chart"'
)
_SHOW = "application/vnd.openxmlformats-officedocument.presentationml"
_BOOK = "ppt/presentation.xml"
_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'


def pptx(plant: Planted) -> bytes:
    """Return the file."""
    package = Package(comment=plant("comment of the zip").encode())
    package.link("", "officeDocument", _BOOK)
    properties(package, plant)
    master = _master(package, plant)
    ids = _slides(package, plant)
    _beside(package, plant)
    sections = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
        ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section'
        f' name="{plant("section")}" id="{{00000000-0000-0000-0000-000000000001}}"><p14:sldIdLst/>'
        "</p14:section></p14:sectionLst></p:ext></p:extLst>"
    )
    shows = (
        f'<p:custShowLst><p:custShow name="{plant("custom show")}" id="0"><p:sldLst/>'
        "</p:custShow></p:custShowLst>"
    )
    package.add(
        _BOOK,
        f'<p:presentation {_SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648"'
        f' r:id="{master}"/>'
        f"</p:sldMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst>"
        '<p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000"'
        f' cy="9144000"/>{shows}{sections}'
        "</p:presentation>",
        f"{_SHOW}.presentation.main+xml",
    )
    return package.save()


def _shape(text: str, number: int = 2, about: str = "") -> str:
    """Return a shape whose text is cut in three runs."""
    runs = "".join(f"<a:r><a:t>{part}</a:t></a:r>" for part in (text[:4], text[4:8], text[8:]))
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="s{number}"{about}/><p:cNvSpPr/>'
        "<p:nvPr/></p:nvSpPr>"
        '<p:spPr><a:xfrm><a:off x="900000" y="900000"/><a:ext cx="4000000" cy="900000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"/></p:spPr><p:txBody><a:bodyPr/><a:p>{runs}</a:p></p:txBody>'
        "</p:sp>"
    )


def _tree(*shapes: str, name: str = "") -> str:
    return f'<p:cSld name="{name}"><p:spTree>{_GROUP}{"".join(shapes)}</p:spTree></p:cSld>'


def _master(package: Package, plant: Planted) -> str:
    """Add master, layout and theme; return the id of the master."""
    master, layout = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout1.xml"
    at = package.link(master, "slideLayout", "../slideLayouts/slideLayout1.xml")
    colours = (
        " ".join(
            f'{one}="{one if one.startswith("a") or "link" in one.lower() else other}"'
            for one, other in (("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2"))
        )
        + "".join(f' accent{n}="accent{n}"' for n in range(1, 7))
        + ' hlink="hlink" folHlink="folHlink"'
    )
    package.add(
        master,
        f"<p:sldMaster {_SPACES}>{_tree(_shape(plant('master')))}<p:clrMap {colours}/>"
        f'<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="{at}"/></p:sldLayoutIdLst>'
        "</p:sldMaster>",
        f"{_SHOW}.slideMaster+xml",
    )
    package.add(
        layout,
        f"<p:sldLayout {_SPACES}>{_tree(_shape(plant('layout')), name=plant('name of a layout'))}"
        "</p:sldLayout>",
        f"{_SHOW}.slideLayout+xml",
    )
    package.link(layout, "slideMaster", "../slideMasters/slideMaster1.xml")
    return package.link(_BOOK, "slideMaster", "slideMasters/slideMaster1.xml")


def _slides(package: Package, plant: Planted) -> str:
    first, second = "ppt/slides/slide1.xml", "ppt/slides/slide2.xml"
    link = package.link(first, "hyperlink", f"tel:{plant('target of a link')}", mode="External")
    at = chart(package, plant, first, "ppt")
    diagram(package, plant, first, "ppt")
    about = f' descr="{plant("alt text")}" title="{plant("alt title")}"'
    linked = f'<a:hlinkClick r:id="{link}" tooltip="{plant("tip of a link")}"/>'
    action = _shape(plant("text of a link"), 5).replace(
        'name="s5"/>', f'name="s5">{linked}</p:cNvPr>'
    )
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{0}" name="f"/>'
        "<p:cNvGraphicFramePr/><p:nvPr/>"
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="4000000" cy="900000"/>'
        "</p:xfrm>"
        '<a:graphic><a:graphicData uri="{1}">{2}</a:graphicData></a:graphic></p:graphicFrame>'
    )
    cells = "".join(
        f"<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"
        for text in ("電話", plant("cell"))
    )
    grid = '<a:tblGrid><a:gridCol w="2000000"/><a:gridCol w="2000000"/></a:tblGrid>'
    table = f'<a:tbl><a:tblPr/>{grid}<a:tr h="370000">{cells}</a:tr></a:tbl>'
    shapes = (
        _shape(plant("shape"), 3, about),
        f"<p:grpSp>{_GROUP}{_shape(plant('shape in a group'), 4)}</p:grpSp>",
        action,
        frame.format(6, f"{_DRAWING}/table", table),
        frame.format(7, f"{_DRAWING}/chart", f'<c:chart r:id="{at}"/>'),
    )
    show = f"<p:sld {_SPACES}{{0}}>{{1}}</p:sld>"
    package.add(
        first, show.format("", _tree(*shapes, name=plant("name of a slide"))), f"{_SHOW}.slide+xml"
    )
    hidden = show.format(' show="0"', _tree(_shape(plant("hidden slide"))))
    package.add(second, hidden, f"{_SHOW}.slide+xml")
    package.add("ppt/media/image1.png", picture())
    package.link(first, "image", "../media/image1.png")
    ids = ""
    for number in (1, 2):
        slide = f"ppt/slides/slide{number}.xml"
        package.link(slide, "slideLayout", "../slideLayouts/slideLayout1.xml")
        at = package.link(_BOOK, "slide", f"slides/slide{number}.xml")
        ids += f'<p:sldId id="{255 + number}" r:id="{at}"/>'
    return ids


def _beside(package: Package, plant: Planted) -> None:
    first = "ppt/slides/slide1.xml"

    def related(name: str, kind: str, content: str, source: str = first) -> None:
        package.add(f"ppt/{name}", content, f"{_SHOW}.{kind}+xml")
        package.link(source, kind, f"../{name}" if source == first else name)

    related(
        "notesSlides/notesSlide1.xml",
        "notesSlide",
        f"<p:notes {_SPACES}>{_tree(_shape(plant('notes')))}</p:notes>",
    )
    package.link("ppt/notesSlides/notesSlide1.xml", "slide", "../slides/slide1.xml")
    related(
        "comments/comment1.xml",
        "comments",
        f'<p:cmLst {_SPACES}><p:cm authorId="0" idx="1"><p:pos x="0" y="0"/>'
        f"<p:text>{plant('comment')}</p:text></p:cm></p:cmLst>",
    )
    related(
        "tags/tag1.xml",
        "tags",
        f'<p:tagLst {_SPACES}><p:tag name="T" val="{plant("tag")}"/></p:tagLst>',
    )
    related(
        "commentAuthors.xml",
        "commentAuthors",
        f'<p:cmAuthorLst {_SPACES}><p:cmAuthor id="0" name="{plant("author of a comment")}"'
        f' initials="{plant("initials of an author")}" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>',
        _BOOK,
    )
    for name, kind in (
        ("notesMasters/notesMaster1.xml", "notesMaster"),
        ("handoutMasters/handoutMaster1.xml", "handoutMaster"),
    ):
        content = f"<p:{kind} {_SPACES}>{_tree(_shape(plant(kind)))}</p:{kind}>"
        package.add(f"ppt/{name}", content, f"{_SHOW}.{kind}+xml")
    space = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
    package.add(
        "ppt/comments/modernComment1.xml",
        f'<p188:cmLst xmlns:p188="{space}" xmlns:a="{_DRAWING}/main"><p188:cm id="{{0}}">'
        "<p188:txBody>"
        f"<a:bodyPr/><a:p><a:r><a:t>{plant('new comment')}</a:t></a:r></a:p></p188:txBody>"
        "</p188:cm>"
        "</p188:cmLst>",
        "application/vnd.ms-powerpoint.comments+xml",
    )
    package.add("customXml/item1.xml", f'<list a="{plant("XML attribute")}">{plant("XML")}</list>')
    package.link(_BOOK, "customXml", "../customXml/item1.xml")
