"""Rosters of invented people, as large as is asked for: Japanese, Vietnamese, Dutch, English."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from random import Random

from faker import Faker

from mamori.core.roster import Kind, Name, Person, split_name

# A kanji and how it is read; two make a family name, two others a given one.
_FAMILY = """
山ヤマ 川カワ 田タ 中ナカ 村ムラ 木キ 松マツ 竹タケ 藤フジ 石イシ 岡オカ 森モリ 野ノ 原ハラ 大オオ
小コ 上ウエ 下シモ 北キタ 南ミナミ 西ニシ 東ヒガシ 高タカ 長ナガ 古フル 新ニイ 黒クロ 白シラ 青アオ
"""
_LAND = """
田ダ 川カワ 山ヤマ 村ムラ 木ギ 野ノ 本モト 島シマ 井イ 口グチ 崎サキ 沢サワ 原ハラ 谷タニ 下シタ
上ガミ 橋ハシ 塚ヅカ 尾オ 浦ウラ
"""
_GIVEN = """
健ケン 翔ショウ 陽ハル 悠ユウ 大ダイ 優ユウ 美ミ 結ユ 真マ 亜ア 彩アヤ 愛アイ 直ナオ 智トモ 千チ
由ユ 裕ヒロ 和カズ 雅マサ 涼リョウ 遥ハル 奈ナ 沙サ 里リ 麻マ 勇ユウ 拓タク 隆リュウ 慎シン 恵ケイ
"""
_CHILD = """
太タ 斗ト 真マ 子コ 美ミ 香カ 菜ナ 代ヨ 介スケ 平ヘイ 也ヤ 樹キ 希キ 人ト 郎ロウ 音ネ 花カ 乃ノ 恵エ
"""
_VIETNAMESE = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Lâm Mai",
    "Văn Thị Minh Ngọc Hữu Đức Thanh Quốc Gia Bảo Thu Hồng Kim Xuân Anh Tuấn Phương Thế Công Đình",
    "Hoài Khánh Tường Như Diệu Bích Ánh Mỹ Quỳnh Trúc Tuyết Nhật Hải Trọng Thùy Đăng Phúc Hạnh Yến",
    "An Bình Châu Chi Dũng Giang Hà Hiếu Hoa Hòa Hùng Hương Lan Linh Long Nam Nga Ngân Sơn Vy",
)
LANGUAGES = ("ja", "vi", "nl", "en")
Names = Iterator[tuple[Name, Name]]


def people(count: int, languages: Sequence[str] = LANGUAGES) -> tuple[Person, ...]:
    """Invent people, language by language in turn, nobody twice with one name."""
    sources = [_different(language) for language in languages]
    return tuple(
        Person(key=f"p{number}", kind=Kind.PUPIL, name=name, kana=kana)
        for number in range(count)
        for name, kana in islice(sources[number % len(sources)], 1)
    )


def _different(language: str) -> Names:
    seen: set[str] = set()
    for name, kana in _NAMES[language](Random(language)):  # noqa: S311 - invented people, the same each time
        if name.full not in seen:
            seen.add(name.full)
            yield name, kana


def _japanese(random: Random) -> Names:
    pools = [text.split() for text in (_FAMILY, _LAND, _GIVEN, _CHILD)]
    while True:
        parts = [random.choice(pool) for pool in pools]
        kanji, kana = [part[0] for part in parts], [part[1:] for part in parts]
        yield _name(*kanji), _name(*kana)


def _name(one: str, two: str, three: str, four: str) -> Name:
    return Name(f"{one}{two} {three}{four}", one + two, "", three + four)


def _vietnamese(random: Random) -> Names:
    pools = [text.split() for text in _VIETNAMESE]
    while True:
        yield split_name(" ".join(random.choice(pool) for pool in pools), "VN"), Name()


def _western(locale: str) -> Callable[[Random], Names]:
    def names(random: Random) -> Names:
        faker = Faker(locale)
        faker.seed_instance(random.random())
        while True:  # two given names, because the Faker has too few
            full = f"{faker.first_name()} {faker.first_name()} {faker.last_name()}"
            yield split_name(full, "NL"), Name()

    return names


_NAMES: dict[str, Callable[[Random], Names]] = {
    "ja": _japanese,
    "vi": _vietnamese,
    "nl": _western("nl_NL"),
    "en": _western("en_GB"),
}
