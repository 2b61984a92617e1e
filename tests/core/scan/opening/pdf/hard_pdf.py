"""A PDF with a number of its own in every place where words can stand."""

import io
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw, ImageFont
from tests.core.scan.class_lists import FONTS
from tests.core.scan.opening.office.packaging import Planted

Box = tuple[float, float, float, float]


def hard_pdf(plant: Planted) -> bytes:
    """Return the file, written twice: the second time something was taken out."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = Dictionary(Font=Dictionary(F1=_font(pdf)))
    for part in (_page, _layers, _picture, _notes, _fields, _files, _names, _tags, _leftovers):
        part(pdf, page.obj, plant)
    _data(pdf, plant)
    kept = io.BytesIO()
    pdf.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return _changed(kept.getvalue(), plant) + plant("behind the end").encode()


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return pdf.make_indirect(font)


def _show(text: str, y: float, how: str = "") -> str:
    return f"BT /F1 12 Tf {how} 1 0 0 1 60 {y} Tm ({text}) Tj ET\n"


def _form(pdf: pikepdf.Pdf, page: pikepdf.Object, text: str) -> pikepdf.Stream:
    return pdf.make_stream(
        _show(text, 5).encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 300, 20]),
        Resources=Dictionary(Font=page.Resources.Font),
    )


def _page(pdf: pikepdf.Pdf, page: pikepdf.Object, plant: Planted) -> None:
    split = plant("split over two strings")
    page.Resources.XObject = Dictionary(Fm=_form(pdf, page, plant("form that is drawn")))
    content = "".join(
        (
            _show(plant("page"), 780),
            _show(plant("letters that nobody sees"), 760, "3 Tr"),
            _show(plant("white letters"), 740, "1 g"),
            _show(plant("beside the paper"), 2000),
            f"BT /F1 12 Tf 1 0 0 1 60 700 Tm [({split[:6]}) -10 ({split[6:]})] TJ ET\n",
            "q 1 0 0 1 0 650 cm /Fm Do Q\n",
            f"/Span <</ActualText ({plant('actual text in the page')})>> BDC\n",
            _show("x", 620),
            "EMC\n",
        )
    )
    page.Contents = pdf.make_stream(content.encode())


def _layers(pdf: pikepdf.Pdf, page: pikepdf.Object, plant: Planted) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(plant("name of a layer"))))
    page.Resources.Properties = Dictionary(L1=layer)
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([]))
    )
    hidden = f"/OC /L1 BDC\n{_show(plant('layer that is off'), 600)}EMC\n"
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + hidden.encode())


def drawn(text: str, size: tuple[int, int] = (800, 120)) -> Image.Image:
    """Draw words in black on white."""
    picture = Image.new("L", size, 255)
    font = ImageFont.truetype(next((FONTS / "noto-sans/400Regular").glob("*.ttf")), 48)
    ImageDraw.Draw(picture).text((30, 20), text, font=font, fill=0)
    return picture


def image(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Stream:
    """Put a grey picture into a PDF."""
    return pdf.make_stream(
        picture.tobytes(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )


def _picture(pdf: pikepdf.Pdf, page: pikepdf.Object, plant: Planted) -> None:
    page.Resources.XObject.Im = image(pdf, drawn(plant("pixels")))
    page.Thumb = image(pdf, drawn(plant("pixels of the small picture")))
    del page.Thumb.Type, page.Thumb.Subtype
    drawing = page.Contents.read_bytes() + b"q 288 0 0 43 60 500 cm /Im Do Q\n"
    page.Contents = pdf.make_stream(drawing)


def _notes(pdf: pikepdf.Pdf, page: pikepdf.Object, plant: Planted) -> None:
    note = partial(Dictionary, Type=Name.Annot, Rect=Array([60, 400, 300, 420]))
    look = Dictionary(N=_form(pdf, page, plant("look of a note")))
    link = Dictionary(S=Name.URI, URI=String(f"tel:{plant('link')}"))
    rich = f"<body><p>{plant('rich text of a note')}</p></body>"
    page.Annots = Array(
        [
            note(
                Subtype=Name.Text,
                Contents=String(plant("note")),
                T=String(plant("author of a note")),
            ),
            pdf.make_indirect(note(Subtype=Name.FreeText, AP=look, RC=String(rich))),
            note(Subtype=Name.Link, A=link),
            note(Subtype=Name.Stamp, Subj=String(plant("subject of a note"))),
        ]
    )


def _fields(pdf: pikepdf.Pdf, page: pikepdf.Object, plant: Planted) -> None:
    words = {key: String(plant(place)) for key, place in _FIELD.items()}
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Ch, Rect=Array([9, 9, 99, 29]))
    for key, word in words.items():
        field[f"/{key}"] = word
    field.Opt = Array([Array([String("1"), String(plant("choice"))])])
    action = Dictionary(
        S=Name.JavaScript, JS=pdf.make_stream(f"call('{plant('script')}')".encode())
    )
    field.AA = Dictionary(K=action)
    field = pdf.make_indirect(field)
    page.Annots.append(field)
    xfa = f"<xdp><field><value>{plant('XFA')}</value></field></xdp>"
    form = Dictionary(
        Fields=Array([field]), XFA=Array([String("datasets"), pdf.make_stream(xfa.encode())])
    )
    pdf.Root.AcroForm = form


_FIELD = {
    "T": "name of a field",
    "V": "value of a field",
    "DV": "value that a field begins with",
    "TU": "hint of a field",
}


def _files(pdf: pikepdf.Pdf, _page_: pikepdf.Object, plant: Planted) -> None:
    spec = pikepdf.AttachedFileSpec(
        pdf,
        plant("file within").encode(),
        filename=f"{plant('name of a file within')}.txt",
        description=plant("description of a file within"),
    )
    pdf.attachments["list"] = spec


def _names(pdf: pikepdf.Pdf, page: pikepdf.Object, plant: Planted) -> None:
    target = Array([page, Name.Fit])
    pdf.Root.Names.Dests = Dictionary(Names=Array([String(plant("named place")), target]))
    pdf.Root.Dests = Dictionary({f"/{plant('old named place')}": target})
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{plant('script of the file')}')"))
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("start"), script]))
    pdf.Root.PageLabels = Dictionary(
        Nums=Array([0, Dictionary(P=String(plant("label of a page")))])
    )
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(plant("bookmark"), 0))


def _tags(pdf: pikepdf.Pdf, page: pikepdf.Object, plant: Planted) -> None:
    words = {
        "Alt": "words for a picture",
        "ActualText": "actual text",
        "E": "words for a short form",
        "T": "title of a tag",
    }
    tag = Dictionary(Type=Name.StructElem, S=Name.Figure, Pg=page)
    for key, place in words.items():
        tag[f"/{key}"] = String(plant(place))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=pdf.make_indirect(tag))
    )


def _leftovers(pdf: pikepdf.Pdf, page: pikepdf.Object, plant: Planted) -> None:
    content = pdf.make_stream(_show(plant("page that was taken out"), 700).encode())
    old = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Contents=content, Resources=page.Resources
    )
    left = _form(pdf, page, plant("form that nobody draws"))
    page.PieceInfo = Dictionary(
        Writer=Dictionary(Private=Dictionary(Note=String(plant("data of a program"))))
    )
    page.PieceInfo.Old = Dictionary(Private=Array([pdf.make_indirect(old), left]))
    pattern = pdf.make_stream(
        _show(plant("pattern"), 5).encode(),
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=Array([0, 0, 200, 20]),
        XStep=200,
        YStep=20,
        Resources=Dictionary(Font=page.Resources.Font),
    )
    page.Resources.Pattern = Dictionary(P1=pattern)
    page.Resources.XObject.Im2 = image(pdf, drawn("x"))


def _data(pdf: pikepdf.Pdf, plant: Planted) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as data:
        data["dc:title"] = plant("XMP")
    pdf.docinfo["/Title"] = plant("title")
    pdf.docinfo["/Klassenleiter"] = plant("own key")


def _changed(data: bytes, plant: Planted) -> bytes:
    """Write over the title, as programs do that only add to the end of a file."""
    was, title, key = plant("earlier version"), *(plant.numbers[at] for at in ("title", "own key"))
    before = data.replace(title.encode(), was.encode())
    assert before != data
    old = pikepdf.open(io.BytesIO(before))
    number = old.trailer.Info.objgen[0]
    size, start = int(old.trailer.Size), before.rindex(b"startxref")
    at, xref = len(before), before[start:].split()[1].decode()
    words = f"<< /Title ({title}) /Klassenleiter ({key}) >>"
    info = f"{number} 0 obj\n{words}\nendobj\n"
    ends = f"<< /Size {size} /Root 1 0 R /Info {number} 0 R /Prev {xref} >>"
    table = f"xref\n{number} 1\n{at:010d} 00000 n \ntrailer\n{ends}\n"
    tail = f"{info}{table}startxref\n{at + len(info)}\n%%EOF\n"
    assert old.Root.objgen == (1, 0)
    return before + tail.encode()
