"""The bodies of OpenDocument files, each place with a number of its own."""

from tests.core.scan.opening.office.packaging import Planted


def _split(number: str) -> str:
    """Return a number that is cut in three: text, span, text."""
    return f"{number[:4]}<text:span>{number[4:8]}</text:span>{number[8:]}"


def odt_body(plant: Planted) -> str:
    """Return the body of a text."""
    who = "<dc:date>2026-01-01T00:00:00</dc:date>"
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        f"<office:change-info><dc:creator>{plant('author of a change')}</dc:creator>{who}"
        "</office:change-info>"
        f"<text:p>{plant('deletion')}</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{plant('footnote')}</text:p></text:note-body></text:note>"
    )
    comment = (
        f"<office:annotation><dc:creator>{plant('author of a comment')}</dc:creator>{who}"
        f"<text:p>{plant('comment')}</text:p></office:annotation>"
    )
    frame = (
        '<draw:frame svg:width="6cm" svg:height="2cm" text:anchor-type="paragraph"'
        f' draw:name="{plant("name of a frame")}"><draw:text-box>'
        f"<text:p>{_split(plant('text box'))}</text:p>"
        f"</draw:text-box><svg:title>{plant('alt title')}</svg:title>"
        f"<svg:desc>{plant('alt text')}</svg:desc></draw:frame>"
    )
    ruby = (
        f"<text:ruby><text:ruby-base>{plant('read')}</text:ruby-base>"
        f"<text:ruby-text>{plant('reading')}</text:ruby-text></text:ruby>"
    )
    table = (
        '<table:table table:name="t"><table:table-column table:number-columns-repeated="2"/>'
        f"<table:table-row><table:table-cell><text:p>電話</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{_split(plant('cell'))}</text:p></table:table-cell>"
        "</table:table-row>"
        "</table:table>"
    )
    return (
        f"{changes}<text:user-field-decls><text:user-field-decl text:name='v'"
        " office:value-type='string'"
        f' office:string-value="{plant("variable")}"/></text:user-field-decls>'
        f"<text:h text:outline-level='1'>{plant('heading')}</text:h>"
        f"<text:p>本文 {plant('body')}<text:change text:change-id='c1'/></text:p>"
        f"<text:p>{_split(plant('spans'))}{note}{comment}</text:p><text:p>前{frame}後</text:p>"
        f'<text:p>{ruby}<text:a xlink:href="tel:{plant("target of a link")}"'
        f' office:title="{plant("title of a link")}">{plant("text of a link")}</text:a></text:p>'
        f'<text:p><text:bookmark text:name="{plant("bookmark")}"/>'
        f'<text:placeholder text:description="{plant("description of a placeholder")}"'
        f' text:placeholder-type="text">{plant("placeholder")}</text:placeholder>'
        f'<text:hidden-text text:condition="true" text:string-value="{plant("hidden text")}"'
        f' text:is-hidden="true"/></text:p><text:section text:name="{plant("section")}"'
        f' text:display="none"><text:p>{plant("hidden section")}</text:p></text:section>{table}'
    )


def ods_body(plant: Planted) -> str:
    """Return the body of a spreadsheet."""

    def cell(place: str, inner: str = "") -> str:
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{_split(plant(place))}</text:p>{inner}"
            "</table:table-cell>"
        )

    comment = (
        f"<office:annotation><dc:creator>{plant('author of a comment')}</dc:creator>"
        f"<text:p>{plant('comment')}</text:p></office:annotation>"
    )
    shown = plant("number")
    number = (
        f'<table:table-cell office:value-type="float" office:value="{shown.replace("-", "")[1:]}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )
    formula = (
        f"<table:table-cell table:formula='of:=\"{plant('formula')}\"' office:value-type='string'"
        f" office:string-value='{plant('value')}'><text:p>x</text:p></table:table-cell>"
    )
    validation = (
        '<table:content-validations><table:content-validation table:name="v"'
        f" table:condition='of:cell-content-is-in-list(\"{plant('choice')}\")'>"
        f'<table:help-message table:title="{plant("title of a help")}">'
        f"<text:p>{plant('help')}</text:p>"
        f"</table:help-message><table:error-message><text:p>{plant('error')}</text:p>"
        "</table:error-message>"
        "</table:content-validation></table:content-validations>"
    )
    shape = (
        '<table:shapes><draw:frame svg:width="4cm" svg:height="1cm"><draw:text-box>'
        f"<text:p>{plant('text box')}</text:p></draw:text-box>"
        f"<svg:desc>{plant('alt text')}</svg:desc>"
        "</draw:frame></table:shapes>"
    )
    row, end = "<table:table-row>", "</table:table-row>"
    columns = (
        '<table:table-column table:number-columns-repeated="3"/>'
        '<table:table-column table:visibility="collapse"/>'
    )
    return (
        f'{validation}<table:table table:name="{plant("name of a sheet")}">{shape}{columns}'
        f"{row}{cell('cell')}{cell('cell with a comment', comment)}{number}"
        f"{cell('hidden column')}{end}"
        f'<table:table-row table:number-rows-repeated="1000"><table:table-cell/>{end}'
        f"{row}{formula}{end}"
        f'<table:table-row table:visibility="collapse">{cell("hidden row")}{end}</table:table>'
        f'<table:table table:name="h" table:style-name="off"><table:table-column/>{row}'
        f"{cell('hidden sheet')}{end}</table:table>"
        '<table:named-expressions><table:named-expression table:name="n"'
        ' table:base-cell-address="$h.$A$1"'
        f" table:expression='\"{plant('named expression')}\"'/></table:named-expressions>"
        f'<table:database-ranges><table:database-range table:name="{plant("database range")}"'
        ' table:target-range-address="h.A1:h.A2"/></table:database-ranges>'
    )


def odp_body(plant: Planted) -> str:
    """Return the body of a presentation."""
    box = (
        '<draw:frame svg:width="9cm" svg:height="2cm" svg:x="1cm" svg:y="1cm"><draw:text-box>'
        "<text:p>{}</text:p></draw:text-box>{}</draw:frame>"
    )
    about = f"<svg:title>{plant('alt title')}</svg:title><svg:desc>{plant('alt text')}</svg:desc>"
    table = (
        '<draw:frame svg:width="9cm" svg:height="2cm"><table:table><table:table-column/>'
        "<table:table-row>"
        f"<table:table-cell><text:p>{_split(plant('cell'))}</text:p></table:table-cell>"
        "</table:table-row>"
        "</table:table></draw:frame>"
    )
    notes = f"<presentation:notes>{box.format(plant('notes'), '')}</presentation:notes>"
    comment = (
        f"<office:annotation><dc:creator>{plant('author of a comment')}</dc:creator>"
        f"<text:p>{plant('comment')}</text:p></office:annotation>"
    )
    shape = (
        '<draw:custom-shape svg:width="4cm" svg:height="1cm" draw:name="'
        f'{plant("name of a shape")}"><text:p>{plant("shape")}</text:p></draw:custom-shape>'
    )
    return (
        f'<draw:page draw:name="{plant("name of a slide")}" draw:master-page-name="Standard">'
        f"{box.format(_split(plant('text box')), about)}{shape}{table}{comment}{notes}</draw:page>"
        '<draw:page draw:name="p2" presentation:visibility="hidden"'
        ' draw:master-page-name="Standard">'
        f"{box.format(plant('hidden slide'), '')}</draw:page>"
        f'<presentation:settings><presentation:show presentation:name="{plant("custom show")}"'
        ' presentation:pages="p2"/></presentation:settings>'
    )
