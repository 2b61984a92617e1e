"""OpenDocument files with a number of its own in every place where text can stand."""

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.core.scan.opening.office.odf_bodies import odp_body, ods_body, odt_body
from tests.core.scan.opening.office.packaging import Planted, picture

_KIND = "application/vnd.oasis.opendocument"
_NAMES = ("office", "text", "table", "style", "drawing", "presentation", "form", "meta", "script")
_PREFIX = {"drawing": "draw"}
SPACES = " ".join(
    f'xmlns:{_PREFIX.get(name, name)}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in _NAMES
) + (
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
)


def odt(plant: Planted) -> bytes:
    """Return a text."""
    return _package(plant, "text", odt_body(plant))


def ods(plant: Planted) -> bytes:
    """Return a spreadsheet."""
    return _package(plant, "spreadsheet", ods_body(plant))


def odp(plant: Planted) -> bytes:
    """Return a presentation."""
    return _package(plant, "presentation", odp_body(plant))


def _package(plant: Planted, kind: str, body: str) -> bytes:
    hidden = (
        '<style:style style:name="off" style:family="table"><style:table-properties'
        ' table:display="false"/></style:style>'
        '<style:style style:name="on" style:family="table"><style:table-properties'
        ' table:display="true"/></style:style>'
    )
    parts = {
        "content.xml": f'<office:document-content {SPACES} office:version="1.2">'
        f"<!-- {plant('comment of XML')} -->"
        f"<office:automatic-styles>{hidden}</office:automatic-styles><office:body>"
        f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
        "styles.xml": _styles(plant),
        "meta.xml": _meta(plant),
        "settings.xml": f'<office:document-settings {SPACES} office:version="1.2"><office:settings>'
        '<config:config-item-set config:name="ooo:configuration-settings"><config:config-item'
        f' config:name="PrinterName" config:type="string">{plant("printer")}</config:config-item>'
        "</config:config-item-set></office:settings></office:document-settings>",
        "Object 1/content.xml": f'<office:document-content {SPACES} office:version="1.2">'
        "<office:body>"
        f"<office:text><text:p>{plant('embedded object')}</text:p></office:text></office:body>"
        "</office:document-content>",
        "Basic/Standard/Module1.xml": f"<module>{plant('macro')}</module>",
    }
    return _zipped(plant, kind, parts)


def _zipped(plant: Planted, kind: str, parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as into:
        into.comment = plant("comment of the zip").encode()
        into.writestr("mimetype", f"{_KIND}.{kind}", ZIP_STORED)
        for name, content in parts.items():
            into.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{content}')
        into.writestr("Pictures/1.png", picture())
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
            for name in (*parts, "Pictures/1.png")
        )
        into.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest {SPACES} manifest:version="1.2"><manifest:file-entry'
            ' manifest:full-path="/"'
            f' manifest:media-type="{_KIND}.{kind}"/>{entries}</manifest:manifest>',
        )
    return out.getvalue()


def _styles(plant: Planted) -> str:
    name = plant("display name of a style")
    return (
        f'<office:document-styles {SPACES} office:version="1.2"><office:styles><style:style'
        f' style:name="a1" style:display-name="{name}" style:family="paragraph"/></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="pl"/></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard"'
        ' style:page-layout-name="pl">'
        f"<style:header><text:p>{plant('header')}</text:p></style:header>"
        f"<style:footer><text:p>{plant('footer')}</text:p></style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )


def _meta(plant: Planted) -> str:
    return (
        f'<office:document-meta {SPACES} office:version="1.2"><office:meta>'
        f"<dc:title>{plant('title')}</dc:title><dc:creator>{plant('creator')}</dc:creator>"
        f"<meta:initial-creator>{plant('first creator')}</meta:initial-creator>"
        f"<meta:keyword>{plant('keyword')}</meta:keyword>"
        f"<dc:subject>{plant('subject')}</dc:subject>"
        f"<dc:description>{plant('description')}</dc:description>"
        f'<meta:user-defined meta:name="{plant("name of a property")}">{plant("property")}'
        f'</meta:user-defined><meta:template xlink:href="{plant("template")}" xlink:type="simple"/>'
        "</office:meta></office:document-meta>"
    )
