"""Whether the cells of a column look like names of people; never whose."""

import re
from collections.abc import Callable, Sequence

from mamori.core.roster.names import VIETNAMESE_FAMILIES, is_kana

# The most common family names of Japan; about four in ten people bear one of them.
_FAMILIES = (
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林"
    " 斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤"
    " 村上 遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 金子 岡本 藤原 中野 三浦 原田 中川 松田 竹内"
    " 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島"
    " 谷口 今井 工藤 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井"
    " 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 菊地 市川 杉本 古川 大西 島田 水野 桜井 渡部 高野"
    " 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 服部 東 岩田"
    " 土屋 川崎 福島 本田 辻 樋口 秋山 田口 永井 渡邊 渡邉 齋藤 齊藤 髙橋"
)
_JAPANESE_FAMILIES = tuple(_FAMILIES.split())
_KANJI = r"一-鿿々〆豈-﫿"
_JAPANESE = re.compile(rf"[{_KANJI}ヶヵケァ-ヺー]{{1,5}}[ \u3000]?[{_KANJI}ぁ-ゖァ-ヺー]{{1,6}}")
_NO_NAME_ENDS = tuple("県市町村部課係校店社所費会園駅室品表書業科組年月日回円号室語数金式点")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][^\W\d_]*(?:[.’'-][^\W\d_]+)*\.?"
_SMALL = r"(?:van|von|de|der|den|het|'t|’t|'s|d'|te|ten|ter|la|le|du|el|al|ben|bin|da|dos|op|in)"
_WORDS = re.compile(rf"{_CAPITAL}(?:,?(?: {_SMALL})* {_CAPITAL}){{1,5}}(?:,?(?: {_SMALL})+)?")
_ONE_WORD = re.compile(rf"{_CAPITAL}|[{_KANJI}ぁ-ゖァ-ヺー]{{1,6}}")
_LONGEST = 60  # letters of a name
_SHARE = 0.7


def name_like(cells: Sequence[str]) -> bool:
    """Tell whether most cells are built as whole names are: 山田 太郎, Emma de Vries."""
    return _share(cells, built_as_name)


def word_like(cells: Sequence[str]) -> bool:
    """Tell whether most cells could at least be a family or given name alone."""
    return _share(cells, lambda cell: built_as_name(cell) or bool(_ONE_WORD.fullmatch(cell)))


def known_families(cells: Sequence[str]) -> bool:
    """Tell whether so many cells begin with a common family name that they must be people."""
    return len(set(cells)) > 1 and sum(map(known_family, cells)) * 5 >= len(cells)


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= len(cells) * _SHARE


def built_as_name(cell: str) -> bool:
    """Tell whether a cell is built as a whole name is."""
    if len(cell) > _LONGEST:
        return False
    if _JAPANESE.fullmatch(cell):
        return not cell.endswith(_NO_NAME_ENDS) or cell.startswith(_JAPANESE_FAMILIES)
    return bool(_WORDS.fullmatch(cell)) or (is_kana(cell) and " " in cell.strip())


def known_family(cell: str) -> bool:
    """Tell whether a text begins with a common family name."""
    if cell.startswith(_JAPANESE_FAMILIES):
        return 2 < len(cell.replace(" ", "").replace("\u3000", "")) < 8
    first, _, rest = cell.partition(" ")
    return bool(rest) and first.casefold() in VIETNAMESE_FAMILIES
