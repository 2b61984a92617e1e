"""The parts beside the body of a Word file, each with numbers of its own."""

from tests.core.scan.opening.office.charts import chart, diagram
from tests.core.scan.opening.office.packaging import Package, Planted, picture, wrapped

_DOCUMENT = "word/document.xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def add_parts(package: Package, plant: Planted, spaces: str) -> dict[str, str]:
    """Add the parts; return what of the body refers to them."""

    def part(name: str, kind: str, content: str) -> str:
        package.add(f"word/{name}.xml", content, f"{_WORD}.{kind}+xml")
        return package.link(_DOCUMENT, kind, f"{name}.xml")

    def said(place: str) -> str:
        return f"<w:p><w:r><w:t>{plant(place)}</w:t></w:r></w:p>"

    section = ""
    for number, kind in enumerate(("default", "first", "even"), 1):
        at = part(f"header{number}", "header", f"<w:hdr {spaces}>{said(f'{kind} header')}</w:hdr>")
        section += f'<w:headerReference w:type="{kind}" r:id="{at}"/>'
    mark = (
        f'<w:p><w:r><w:pict><v:shape id="w1" style="width:9pt;height:9pt">'
        f'<v:textpath string="{plant("watermark")}"/></v:shape></w:pict></w:r></w:p>'
    )
    at = part("footer1", "footer", f"<w:ftr {spaces}>{said('footer')}{mark}</w:ftr>")
    section += f'<w:footerReference w:type="default" r:id="{at}"/>'
    _notes(package, plant, spaces)
    _settings(package, plant, spaces)
    return {
        "section": f'<w:sectPr>{section}<w:pgSz w:w="11906" w:h="16838"/><w:titlePg/></w:sectPr>',
        "link": package.link(
            _DOCUMENT, "hyperlink", f"tel:{plant('target of a link')}", mode="External"
        ),
        "body": _objects(package, plant),
    }


def _notes(package: Package, plant: Planted, spaces: str) -> None:
    def said(place: str) -> str:
        return f"<w:p><w:r><w:t>{plant(place)}</w:t></w:r></w:p>"

    bounds = "".join(
        f'<w:{{0}} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:{{0}}>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    notes = {
        "footnotes": bounds.format("footnote")
        + f'<w:footnote w:id="2">{said("footnote")}</w:footnote>',
        "endnotes": bounds.format("endnote") + f'<w:endnote w:id="2">{said("endnote")}</w:endnote>',
        "comments": f'<w:comment w:id="0" w:author="{plant("author of a comment")}"'
        f' w:initials="{plant("initials of a comment")}">{said("comment")}</w:comment>',
    }
    for name, content in notes.items():
        package.add(
            f"word/{name}.xml", f"<w:{name} {spaces}>{content}</w:{name}>", f"{_WORD}.{name}+xml"
        )
        package.link(_DOCUMENT, name, f"{name}.xml")
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    package.add(
        "word/people.xml",
        f'<w15:people xmlns:w15="{space}"><w15:person w15:author="A"><w15:presenceInfo'
        f' w15:providerId="AD" w15:userId="{plant("person")}"/></w15:person></w15:people>',
        f"{_WORD}.people+xml",
    )
    package.link(
        _DOCUMENT, "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml"
    )


def _settings(package: Package, plant: Planted, spaces: str) -> None:
    settings = (
        f'<w:settings {spaces}><w:mailMerge><w:mainDocumentType w:val="formLetters"/>'
        f'<w:dataType w:val="native"/><w:connectString w:val="{plant("mail merge")}"/>'
        f'<w:query w:val="SELECT {plant("query of a mail merge")}"/></w:mailMerge>'
        f'<w:docVars><w:docVar w:name="{plant("name of a variable")}"'
        f' w:val="{plant("variable")}"/></w:docVars></w:settings>'
    )
    styles = (
        f'<w:styles {spaces}><w:style w:type="paragraph" w:styleId="a1">'
        f'<w:name w:val="{plant("style")}"/></w:style></w:styles>'
    )
    numbering = (
        f'<w:numbering {spaces}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{plant("numbering")}"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>"
    )
    for name, content in (("settings", settings), ("styles", styles), ("numbering", numbering)):
        package.add(f"word/{name}.xml", content, f"{_WORD}.{name}+xml")
        package.link(_DOCUMENT, name, f"{name}.xml")
    template = f"https://school.example/{plant('template')}.dotx"
    package.link("word/settings.xml", "attachedTemplate", template, mode="External")
    package.add(
        "word/glossary/document.xml",
        f"<w:glossaryDocument {spaces}><w:docParts><w:docPart><w:docPartBody><w:p><w:r>"
        f"<w:t>{plant('building block')}</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts>"
        "</w:glossaryDocument>",
        f"{_WORD}.document.glossary+xml",
    )
    package.link(_DOCUMENT, "glossaryDocument", "glossary/document.xml")
    package.add("customXml/item1.xml", f'<list a="{plant("XML attribute")}">{plant("XML")}</list>')
    package.link(_DOCUMENT, "customXml", "../customXml/item1.xml")


def _objects(package: Package, plant: Planted) -> str:
    """Add pictures, charts, diagrams and embedded files; return what shows them."""
    chart(package, plant, _DOCUMENT, "word")
    diagram(package, plant, _DOCUMENT, "word")
    package.add("word/media/image1.png", picture())
    package.link(_DOCUMENT, "image", "media/image1.png")
    named = f"word/media/{plant('name of a part')}.png"
    package.add(named, picture())
    package.link(_DOCUMENT, "image", named.removeprefix("word/"))
    drawn = b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + plant("old drawing").encode("utf-16-le")
    package.add("word/media/image2.emf", drawn)
    package.link(_DOCUMENT, "image", "media/image2.emf")
    embedded = wrapped("list.txt", f"phone {plant('embedded object')}".encode())
    package.add("word/embeddings/oleObject1.bin", embedded)
    package.link(_DOCUMENT, "oleObject", "embeddings/oleObject1.bin")
    page = f"<html><body><p>{plant('embedded page')}</p></body></html>"
    package.add("word/afchunk1.html", page.encode())
    at = package.link(_DOCUMENT, "aFChunk", "afchunk1.html")
    return f'<w:altChunk r:id="{at}"/>'
