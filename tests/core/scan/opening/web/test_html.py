import json
from pathlib import Path

import pytest

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import Limits
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.web.html import read


def found(html: str | bytes, limits: Limits | None = None) -> list[Block | File | Unread]:
    data = html if isinstance(html, bytes) else html.encode()
    return list(read(File("page.html", data), Budget(limits=limits or Limits())))


def blocks(html: str | bytes) -> list[Block]:
    return [each for each in found(html) if isinstance(each, Block)]


def lines(html: str | bytes, *, seen: bool = True) -> list[str]:
    texts = [each.text for each in blocks(html) if each.seen == seen and not each.table]
    return [" ".join(line.split()) for line in "".join(texts).split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>清<b>水</b><span>結</span>衣さん", ["清水結衣さん"]),
        ("<p>one<p>two<div>three</div>four<br>five", ["one", "two", "three", "four", "five"]),
        ("<p>Nguyễn\n   Thị  Hương", ["Nguyễn Thị Hương"]),
        ("<pre>one\ntwo  three</pre>", ["one", "two three"]),
        ("<ruby>清水<rp>(</rp><rt>しみず</rt><rp>)</rp></ruby>さん", ["しみず", "清水さん"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("a &amp; b &#x6e05;&#27700; 0&nbsp;9", ["a & b 清水 0 9"]),
        ("<p>AT&T < 5", ["AT&T < 5"]),
    ],
)
def test_lines_are_what_a_reader_sees(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<label>パスワード</label>: <input type=password>", "パスワード: [ ]"),
        ("<p>PIN <input placeholder='4 digits'>", "PIN [4 digits]"),
        ("<p>Naam <input value='De Vries'>", "Naam [De Vries]"),
        ("<p>Mật khẩu <textarea></textarea>", "Mật khẩu [ ]"),
        ("<p><input type=checkbox>同意する", "[ ] 同意する"),
        ("<form><input type=submit value=送信>", "送信"),
    ],
)
def test_fields_of_a_form_are_blanks_to_fill_in(html: str, line: str) -> None:
    assert line in lines(html)


@pytest.mark.parametrize(
    "html",
    [
        "<img alt='MARK'>",
        "<p title='MARK'>x",
        "<meta name=author content='MARK'>",
        "<a href='mailto:MARK'>x</a>",
        "<a href='tel:%4DARK'>x</a>",
        "<input type=hidden value=MARK>",
        "<p data-name='MARK'>x",
        "<!-- MARK -->",
        "<?php $name = 'MARK'; ?>",
        "<script>let x = 'MARK'</script>",
        f"<script type='application/json'>{json.dumps({'name': '清MARK'})}</script>",
        "<style>/* MARK */</style>",
        "<div hidden><p>MARK</p></div>",
        "<div style='display: none'><p>MARK</p></div>",
    ],
)
def test_what_nobody_sees_is_read_too(html: str) -> None:
    assert "MARK" in " ".join(lines(html, seen=False))
    assert "MARK" not in " ".join(lines(html))


def test_what_follows_something_hidden_is_seen() -> None:
    html = "<p>before<div hidden><p>a<br>b<img></div>after<span style='display:none'>c</span>"
    assert lines(html) == ["before", "after"]
    assert lines(html, seen=False) == ["a", "b", "c"]


def test_letters_that_json_writes_as_numbers_are_read() -> None:
    html = f"<script>{json.dumps({'name': '清水 😀', 'tag': '</script>'})[:-12]}</script>"
    assert any("清水 😀" in line for line in lines(html, seen=False))


def test_tables_are_rows_of_cells() -> None:
    html = """<table><tr><th rowspan=2>組<th>氏名<th>電話</tr><tr><td>清<b>水</b><br>結衣<td>
    <table><tr><td>inner</table>090</table><table><tr><td colspan=2>wide<td>c</table>"""
    first, inner, other = sorted(
        (each for each in blocks(html) if each.table), key=lambda each: each.table
    )
    rows = [[" ".join(cell.split()) for cell in row.split("\t")] for row in first.text.split("\n")]
    assert rows == [["組", "氏名", "電話"], ["", "清水 結衣", "090"], [""]]
    at = first.text.index("090")
    assert [each.place.cell for each in first.locator.pieces(first.text, at, at + 3)] == ["C2"]
    assert inner.text.strip() == "inner"
    assert [each.strip() for each in other.text.split("\t")] == ["wide", "", "c"]


def test_a_picture_in_the_page_is_a_file() -> None:
    (file,) = [
        each
        for each in found("<img src='data:image/png;base64,iVBORw0KGgo='>")
        if isinstance(each, File)
    ]
    assert (file.name, file.read()) == ("1.png", b"\x89PNG\r\n\x1a\n")


URIS = [
    ("data:text/csv;base64,5riF5rC0", "csv", "清水"),
    ("DATA:text/plain;charset=utf-8;base64,5riF5rC0", "plain", "清水"),
    ("data:text/plain;charset=utf-8,%E6%B8%85%E6%B0%B4", "plain", "清水"),
    ("data:;base64,5riF5rC0", "txt", "清水"),
    ("data:;base64,5riF\n5rC0=", "txt", "清水"),
    ("data:,%E6%B8%85", "txt", "清"),
    ("data:image/svg+xml,%3Csvg%3E", "svg", "<svg>"),
]


@pytest.mark.parametrize(("uri", "ending", "text"), URIS)
@pytest.mark.parametrize(
    "html", ["<img src='{}'>", "<object data=' {}'></object>", "<p title='{}'>"]
)
def test_an_address_that_holds_a_file_is_one(html: str, uri: str, ending: str, text: str) -> None:
    (file,) = [each for each in found(html.format(uri)) if isinstance(each, File)]
    assert (file.name, file.read().decode()) == (f"1.{ending}", text)


@pytest.mark.parametrize(
    "html",
    [
        "<img srcset='data:text/csv;base64,5riF5rC0 1x, data:,%E6%B8%85 2x'>",
        "<p style='background: url(data:text/csv;base64,5riF5rC0), url(\"data:,清\")'>x",
        "<style>a { src: url('data:text/csv;base64,5riF5rC0') } b { src: url(data:,清) }</style>",
        "<script>a = ['data:text/csv;base64,5riF5rC0', \"data:,清\"]</script>",
    ],
)
def test_addresses_among_other_things_hold_files(html: str) -> None:
    files = [each for each in found(html) if isinstance(each, File)]
    assert [each.read().decode() for each in files] == ["清水", "清"]


@pytest.mark.parametrize("rest", [" " * 100_000, (";" + " " * 60) * 20, ";a" * 50_000])
def test_what_only_begins_as_such_an_address_is_told_at_once(rest: str) -> None:
    html = f"<img src='data:{rest}' srcset='data:{rest}'>"
    assert not [each for each in found(html) if isinstance(each, File)]


def test_a_page_in_an_attribute_is_a_page() -> None:
    (file,) = [
        each
        for each in found("<iframe srcdoc='&lt;b>清&lt;/b>&lt;i>水&lt;/i>'>")
        if isinstance(each, File)
    ]
    assert (file.name, file.read().decode()) == ("1.html", "<b>清</b><i>水</i>")


@pytest.mark.parametrize("encoding", ["shift_jis", "euc-jp", "iso-2022-jp", "utf-8", "utf-16"])
def test_a_page_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    html = f"<meta charset={encoding}><title>お知らせ</title><p>清水　結衣"
    assert lines(html.encode(encoding)) == ["お知らせ", "清水 結衣"]


def test_a_page_in_another_encoding_than_it_declares_is_read() -> None:
    assert lines("<meta charset=shift_jis><p>清水　結衣、欠席".encode()) == ["清水 結衣、欠席"]
    assert lines("<meta charset=rot13><p>清水".encode()) == ["清水"]


def test_paragraphs_are_numbered() -> None:
    (block,) = blocks("<p>one<p>two<p>three")
    at = block.text.index("three")
    (piece,) = block.locator.pieces(block.text, at, at + 5)
    assert (piece.place.paragraph, piece.start, piece.end) == (3, 0, 5)


def test_depth_neither_hides_text_nor_takes_long() -> None:
    html = "<div>" * 200_000 + "deep" + "</div>" * 200_000 + "after"
    assert lines(html) == ["deep", "after"]


def test_a_long_page_comes_in_blocks_that_overlap(tmp_path: Path) -> None:
    html = "".join(f"<p>name {number}</p><table><tr><td>{number}</table>" for number in range(3000))
    limits = Limits(block=1000, margin=50)
    parts = [each for each in found(html, limits) if isinstance(each, Block) and not each.table]
    assert len(parts) > 10
    cores = "".join(each.text[slice(*(each.core or (0, None)))] for each in parts)
    assert cores.split() == " ".join(f"name {number}" for number in range(3000)).split()


XML = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "0900"><!ENTITY b "&a;&a;">]>
<l><title>t</title><given>太郎</given><tel note="MARK">09</tel>&b;<script/><t>x<tspan>y</tspan></t>
<![CDATA[data]]></l>"""


def test_xml_is_read_element_by_element() -> None:
    assert lines(XML) == ["t", "太郎", "09", "&b;", "xy"]
    hidden = lines(XML, seen=False)
    assert "0900" in hidden[0]
    assert "MARK" in hidden
    assert "[CDATA[data]]" in hidden


def test_entities_that_laugh_are_not_spelt_out() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))
    html = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l19;</x>'
    assert sum(len(each.text) for each in blocks(html)) < 10_000


SHAPE = "M 1.296 4.593 L 1.296 -18.328 L 14.296 -18.328 L 14.296 4.593 Z " * 60


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<svg><path d='{SHAPE}'/></svg>", ["no-open-reader"]),
        (f"<s:svg xmlns:s='svg'><s:path d='{SHAPE}'/></s:svg>", ["no-open-reader"]),
        (f"<FixedPage><Path Data='{SHAPE}'/></FixedPage>", ["no-open-reader"]),
        (f"<svg><path d='{SHAPE}'/><text>{'the bus leaves at four ' * 4}</text></svg>", []),
        (f"<FixedPage><Path Data='{SHAPE}'/><Glyphs UnicodeString='{'at four ' * 10}'/>", []),
        ("<svg><path d='M 1 4 L 1 18 Z'/></svg>", []),
    ],
)
def test_what_may_have_its_words_drawn_is_told(page: str, expected: list[str]) -> None:
    found_in_it = found("<?xml version='1.0'?>" + page)

    assert [each.reason for each in found_in_it if isinstance(each, Unread)] == expected


@pytest.mark.parametrize(
    ("html", "line"),
    [
        (r"<script>a = '\u6e05\u6c34'</script>", "a = '清水'"),
        (r"<script>a = '\u{6e05}\u{006c34}'</script>", "a = '清水'"),
        (r"<script>a = '\x4aan \u0064e \xd6st'</script>", "a = 'Jan de Öst'"),
        (r"<p onclick='say(&quot;\u6e05\u6c34&quot;)'>x", 'say("清水")'),
        (
            r"<style>p::after { content: '\6e05\006c34 \30 90' }</style>",
            "p::after { content: '清水090' }",
        ),
        # Marks of the languages themselves stay, and so do pictures of fonts.
        (r"<script>a = '\x27\u0022\u{110000}'</script>", r"a = '\x27\u0022\u{110000}'"),
        (r"<style>i { content: '\f101\22' }</style>", r"i { content: '\f101\22' }"),
    ],
)
def test_letters_that_scripts_and_styles_write_as_numbers_are_read(html: str, line: str) -> None:
    assert lines(html, seen=False) == [line]
