"""Class lists of invented pupils as pictures: as a scanner makes them, and as a telephone does."""

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from faker import Faker
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from PIL.Image import Resampling, Transform

FONTS = Path(__file__).resolve().parents[3] / "node_modules/@expo-google-fonts"
LATIN = ("noto-sans", "noto-serif", "be-vietnam-pro")
FACES = {
    "ja": ("noto-sans-jp", "noto-serif-jp", "biz-udpgothic"),
    "vi": LATIN,
    "nl": LATIN,
    "en": LATIN,
}
LOCALES = {"ja": "ja_JP", "vi": "vi_VN", "nl": "nl_NL", "en": "en_GB"}
TITLES = {
    "ja": "4年2組 名簿",
    "vi": "Danh sách lớp 4B",
    "nl": "Klassenlijst groep 6",
    "en": "Class list 4B",
}
HEADERS = {
    "ja": ("番号", "氏名", "フリガナ", "保護者電話"),
    "vi": ("STT", "Họ và tên", "Lớp", "Điện thoại"),
    "nl": ("Nr.", "Naam", "Groep", "Telefoon"),
    "en": ("No.", "Name", "Class", "Telephone"),
}
# Prefixes of mobile numbers; ### is drawn. Britain keeps 07700 900### for stories.
NUMBERS = {"ja": "090-1###-####", "vi": "091 ### ## ##", "nl": "06-2#######", "en": "07700 900###"}
PAGE = (1654, 2339)  # A4 at 200 dots an inch
PUPILS = 28
LEFT, TOP, ROW = 130, 300, 66
COLUMNS = (0, 150, 640, 980, 1390)


@dataclass(frozen=True, slots=True)
class Pupil:
    """An invented pupil as the list shows it."""

    family: str
    given: str
    kana: str
    phone: str
    name: str


def draw(
    language: str, font: str, *, photographed: bool, seed: int
) -> tuple[Image.Image, list[Pupil]]:
    """Draw a list of one class; `font` is one of `FACES[language]`."""
    pupils = invent(language, PUPILS, seed)
    page = Image.new("L", PAGE, 255)
    _print(page, language, font, pupils)
    return (photograph(page, seed) if photographed else page.convert("RGB")), pupils


def invent(language: str, count: int, seed: int) -> list[Pupil]:
    """Invent pupils with different names and numbers."""
    faker = Faker(LOCALES[language])
    faker.seed_instance(seed)
    found: dict[str, Pupil] = {}
    while len(found) < count:
        pupil = _pupil(faker, language)
        found.setdefault(pupil.name, pupil)
    return list(found.values())


def _pupil(faker: Faker, language: str) -> Pupil:
    phone = faker.numerify(NUMBERS[language])
    if language == "ja":
        (family, kana, _), (given, first, _) = faker.last_name_pair(), faker.first_name_pair()
        return Pupil(family, given, f"{kana} {first}", phone, f"{family} {given}")
    family, given = faker.last_name(), faker.first_name_female()
    if language == "vi":
        given = f"{faker.middle_name()} {given}"
    name = f"{family} {given}" if language == "vi" else f"{given} {family}"
    return Pupil(family, given, "4B", phone, name)


def _print(page: Image.Image, language: str, face: str, pupils: list[Pupil]) -> None:
    pen = ImageDraw.Draw(page)
    (file,) = (FONTS / face / "400Regular").glob("*.ttf")
    large, usual = ImageFont.truetype(file, 48), ImageFont.truetype(file, 31)
    pen.text((LEFT, 150), TITLES[language], font=large, fill=20)
    rows = [HEADERS[language]]
    rows += [(str(i), one.name, one.kana, one.phone) for i, one in enumerate(pupils, 1)]
    for number, cells in enumerate(rows):
        y = TOP + number * ROW
        for x, cell in zip(COLUMNS, cells, strict=False):
            pen.text((LEFT + x + 14, y + ROW / 2), cell, font=usual, fill=20, anchor="lm")
    bottom = TOP + len(rows) * ROW
    for number in range(len(rows) + 1):
        y = TOP + number * ROW
        pen.line((LEFT, y, LEFT + COLUMNS[-1], y), fill=60, width=3)
    for x in COLUMNS:
        pen.line((LEFT + x, TOP, LEFT + x, bottom), fill=60, width=3)


def photograph(page: Image.Image, seed: int) -> Image.Image:
    """Lay the page on a table, askew, with a shadow over it, and take it with a small camera."""
    chance = np.random.default_rng(seed)
    wide, high = PAGE
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], float)
    moved = corners + chance.uniform(0, 0.035, (4, 2)) * PAGE * np.array(
        [(1, 1), (-1, 1), (-1, -1), (1, -1)]
    )
    view = page.transform(
        PAGE, Transform.PERSPECTIVE, _perspective(moved, corners), Resampling.BICUBIC, fillcolor=120
    )
    view = view.rotate(chance.uniform(-1.5, 1.5), Resampling.BICUBIC, fillcolor=120)
    light = np.asarray(view.filter(ImageFilter.GaussianBlur(0.9)), float)
    across, down = np.meshgrid(np.linspace(0, 1, wide), np.linspace(0, 1, high))
    shadow = 1 - 0.45 / (1 + np.exp(-14 * (across + 0.5 * down - chance.uniform(0.7, 1.1))))
    grain = chance.normal(0, 6, light.shape)
    grey = np.clip(light * shadow * 0.95 + grain, 0, 255)
    colour = np.stack([grey, grey * 0.97, grey * 0.9], axis=-1).astype(np.uint8)
    kept = io.BytesIO()
    Image.fromarray(colour).save(kept, "JPEG", quality=70)
    return Image.open(kept).convert("RGB")


def _perspective(of: np.ndarray, to: np.ndarray) -> list[float]:
    """Return the eight numbers with which Pillow shows what lies at `to` at `of` instead."""
    rows = []
    for (x, y), (u, v) in zip(of, to, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    return list(np.linalg.solve(np.array(rows), to.reshape(8)))
