"""Tables of invented people, with columns that look like what is sought beside it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from faker import Faker
from stdnum.jp import in_
from stdnum.nl import bsn

Maker = Callable[[Random, Faker], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the kind of what is in it ("" for a look-alike), titles, and how a cell is made."""

    kind: str
    titles: tuple[str, ...]
    make: Maker


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the kind and title of each column, and its rows of cells."""

    country: str
    kinds: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet as text, and what is in it: kind, start, end."""

    text: str
    holds: frozenset[tuple[str, int, int]]


_EMPTY = 0.03  # of the cells


def digits(random: Random, pattern: str) -> str:
    """Fill a pattern: `#` is any digit, `%` one that is not zero, `[ab]` one of these."""
    out, at = "", 0
    while at < len(pattern):
        if pattern[at] == "[":
            end = pattern.index("]", at)
            out += random.choice(pattern[at + 1 : end])
            at = end + 1
            continue
        fill = {"#": "0123456789", "%": "123456789"}.get(pattern[at])
        out += random.choice(fill) if fill else pattern[at]
        at += 1
    return out


def _one_of(*patterns: str) -> Maker:
    return lambda random, _: digits(random, random.choice(patterns))


def _day(*formats: str, since: int = 2008, years: int = 12) -> Maker:
    def make(random: Random, _: Faker) -> str:
        day = date(since, 1, 1) + timedelta(days=random.randrange(365 * years))
        era, first = ("令和", 2019) if day >= date(2019, 5, 1) else ("平成", 1989)
        letter = "R" if era == "令和" else "H"
        return random.choice(formats).format(
            d=day, era=era, letter=letter, in_era=day.year - first + 1
        )

    return make


def _wide(make: Maker) -> Maker:
    """Write every fifth value in full width."""
    table = {ord("0") + n: ord("０") + n for n in range(10)} | {ord("-"): ord("－")}

    def wide(random: Random, faker: Faker) -> str:
        text = make(random, faker)
        return text.translate(table) if random.random() < 0.2 else text

    return wide


def _my_number(random: Random, _: Faker) -> str:
    first = digits(random, "#" * 11)
    whole = first + in_.calc_check_digit(first)
    return random.choice(
        (whole, f"{whole[:4]} {whole[4:8]} {whole[8:]}", f"{whole[:4]}-{whole[4:8]}-{whole[8:]}")
    )


def _bsn(random: Random, _: Faker) -> str:
    while not bsn.is_valid(number := digits(random, "%########")):
        pass
    return random.choice((number, number, bsn.format(number)))


def _phone(_: Random, faker: Faker) -> str:
    return faker.phone_number()


_EVENTS = ("{d:%Y/%m/%d}", "{d:%Y-%m-%d}")
_ISBN = _one_of("978-4-##-######-#", "978-90-####-###-#", "978#########")
_VERSION = _one_of("#.#.#", "v#.##.#", "20##.##.##")
JAPANESE = (
    Column("", ("氏名", "児童氏名", "名前"), lambda _, faker: faker.name()),
    Column(
        "phone",
        ("電話番号", "連絡先", "携帯", "緊急連絡先", "TEL"),
        _wide(
            _one_of(
                "0[789]0-####-####",
                "0[789]0########",
                "03-####-####",
                "04%-###-####",
                "(04%)###-####",
                "04%%-##-####",
                "050-####-####",
                "0120-###-###",
                "+81-90-####-####",
            )
        ),
    ),
    Column("phone", ("自宅電話", "保護者電話"), _phone),
    Column(
        "birth-date",
        ("生年月日", "誕生日", "生年月日（西暦）"),
        _wide(
            _day(
                "{d.year}年{d.month}月{d.day}日",
                "{d:%Y/%m/%d}",
                "{d.year}/{d.month}/{d.day}",
                "{d:%Y-%m-%d}",
                "{era}{in_era}年{d.month}月{d.day}日",
                "{letter}{in_era}.{d.month}.{d.day}",
                "{letter}{in_era}/{d.month}/{d.day}",
                "{d:%Y%m%d}",
            )
        ),
    ),
    Column("my-number", ("個人番号", "マイナンバー"), _wide(_my_number)),
    Column("school-number", ("学籍番号", "児童番号"), _one_of("2####", "26A####", "26-####")),
    Column("postal-code", ("郵便番号", "〒"), _one_of("###-####")),
    Column("", ("金額", "合計"), _one_of("%##,###", "¥%,###", "%####円", "0")),
    Column(
        "",
        ("注文番号", "管理No", "商品コード"),
        _one_of("03########", "0############", "############", "A-##########", "####-####-####"),
    ),
    Column(
        "", ("入学日", "実施日", "購入日"), _day(*_EVENTS, "{era}{in_era}年{d.month}月{d.day}日")
    ),
    Column("", ("ISBN", "版"), _ISBN),
    Column("", ("バージョン",), _VERSION),
)
VIETNAMESE = (
    Column("", ("Họ và tên", "Họ tên học sinh"), lambda _, faker: faker.name()),
    Column(
        "phone",
        ("Điện thoại", "SĐT", "Số điện thoại", "ĐT phụ huynh"),
        _one_of(
            "0[35789]########",
            "0[35789]## ### ###",
            "0[35789]##.###.###",
            "0[35789]## ###.###",
            "+84 9## ### ###",
            "(+84) 9########",
            "024 3### ####",
            "028.3###.####",
            "0236 3### ###",
        ),
    ),
    Column("phone", ("Di động",), _phone),
    Column(
        "birth-date",
        ("Ngày sinh", "Ngày tháng năm sinh", "Sinh ngày"),
        _day(
            "{d:%d/%m/%Y}",
            "{d.day}/{d.month}/{d.year}",
            "{d:%d-%m-%Y}",
            "{d:%d.%m.%Y}",
            "{d.day} tháng {d.month} năm {d.year}",
        ),
    ),
    Column(
        "cccd",
        ("CCCD", "Số căn cước", "Số định danh cá nhân"),
        _one_of("0[0123456789]#[0123]########"),
    ),
    Column("cmnd", ("CMND", "Số CMND"), _one_of("2########", "0## ### ###")),
    Column(
        "vn-health-insurance", ("Mã thẻ BHYT", "Số BHYT"), _one_of("HS4############", "79########")
    ),
    Column(
        "school-number",
        ("Mã học sinh", "Mã định danh"),
        _one_of("HS#####", "21########", "##-####"),
    ),
    Column("", ("Số tiền", "Học phí"), _one_of("%.###.000", "%##.000", "%######")),
    Column("", ("Mã đơn hàng", "Mã số"), _one_of("0#########", "############", "DH-########")),
    Column("", ("Ngày nhập học", "Ngày họp"), _day("{d:%d/%m/%Y}", "{d:%d-%m-%Y}")),
    Column("", ("ISBN",), _ISBN),
    Column("", ("Phiên bản",), _VERSION),
)
DUTCH = (
    Column("", ("Leerling", "Naam leerling", "Volledige naam"), lambda _, faker: faker.name()),
    Column(
        "phone",
        ("Telefoon", "Telefoonnummer", "Mobiel", "Noodnummer"),
        _one_of(
            "06-########",
            "06 ########",
            "06########",
            "06 ## ## ## ##",
            "06-#### ####",
            "010-%######",
            "020 %## ## ##",
            "015%-%#####",
            "+31 6 ########",
            "+31 (0)6 ########",
        ),
    ),
    Column("phone", ("Telefoon ouder",), _phone),
    Column(
        "birth-date",
        ("Geboortedatum", "Geb. datum", "Geboren"),
        _day(
            "{d:%d-%m-%Y}",
            "{d.day}-{d.month}-{d.year}",
            "{d:%d/%m/%Y}",
            "{d:%d.%m.%Y}",
            "{d:%Y-%m-%d}",
        ),
    ),
    Column("bsn", ("BSN", "Burgerservicenummer"), _bsn),
    Column("school-number", ("Leerlingnummer", "Stamnummer"), _one_of("######", "1######")),
    Column(
        "postal-code",
        ("Postcode",),
        _one_of("%### [ABCDEFGH][ABCDEFGH]", "%###[ABCDEFGH][ABCDEFGH]"),
    ),
    Column("", ("Bedrag", "Totaal"), _one_of("€ %##,##", "%.###,##", "%###")),
    Column(
        "",
        ("Ordernummer", "Factuurnummer"),
        lambda random, faker: random.choice(
            (_bsn(random, faker), digits(random, "0[1236]########"), digits(random, "F-######"))
        ),
    ),
    Column("", ("Inschrijfdatum", "Datum gesprek"), _day("{d:%d-%m-%Y}", "{d:%Y-%m-%d}")),
    Column("", ("ISBN",), _ISBN),
    Column("", ("Versie",), _VERSION),
)
COUNTRIES = {"JP": (JAPANESE, "ja_JP"), "VN": (VIETNAMESE, "vi_VN"), "NL": (DUTCH, "nl_NL")}


def sheets(country: str, count: int, rows: int, seed: int = 1) -> Iterator[Sheet]:
    """Invent tables of a country, each of some of its columns in any order."""
    columns, locale = COUNTRIES[country]
    faker = Faker(locale)
    random = Random(f"{country} {seed}")  # noqa: S311 -- invented rows, no secrets
    faker.seed_instance(f"{country} {seed}")
    for _ in range(count):
        chosen = [columns[0], *random.sample(columns[1:], random.randint(4, len(columns) - 1))]
        random.shuffle(chosen)
        yield Sheet(
            country,
            tuple(column.kind for column in chosen),
            tuple(random.choice(column.titles) for column in chosen),
            tuple(
                tuple(c.make(random, faker) if random.random() > _EMPTY else "" for c in chosen)
                for _ in range(rows)
            ),
        )


def tabbed(sheet: Sheet, *, titles: bool = True) -> Drawn:
    """Return a sheet as an opener hands it over."""
    lines = [_line(sheet, row, "\t") for row in sheet.rows]
    return _joined([[("", "\t".join(sheet.titles))], *lines] if titles else lines)


def barred(sheet: Sheet) -> Drawn:
    """Return a sheet drawn in text."""
    head = [("", " | ".join(sheet.titles))]
    return _joined([head, *(_line(sheet, row, " | ") for row in sheet.rows)])


def said(sheet: Sheet) -> Drawn:
    """Return a sheet as a form for each person: a label and what it is, line by line."""
    lines = [
        [("", f"{title}: "), (kind, cell)]
        for row in sheet.rows
        for kind, title, cell in zip(sheet.kinds, sheet.titles, row, strict=True)
    ]
    return _joined(lines)


def _line(sheet: Sheet, row: Sequence[str], between: str) -> list[tuple[str, str]]:
    parts = [("", "")]
    for kind, cell in zip(sheet.kinds, row, strict=True):
        parts += [(kind, cell), ("", between)]
    return parts[:-1]


def _joined(lines: Sequence[Sequence[tuple[str, str]]]) -> Drawn:
    text, holds = [], set()
    at = 0
    for line in lines:
        for kind, part in (*line, ("", "\n")):
            if kind and part:
                holds.add((kind, at, at + len(part)))
            text.append(part)
            at += len(part)
    return Drawn("".join(text), frozenset(holds))
