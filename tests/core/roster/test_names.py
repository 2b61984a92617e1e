import pytest

from mamori.core.roster.model import NO_NAME, Name
from mamori.core.roster.names import is_kana, join_name, split_name


@pytest.mark.parametrize(
    ("full", "country", "expected"),
    [
        ("清水　結衣", "", Name("清水　結衣", family="清水", given="結衣")),
        ("しみず ゆい", "", Name("しみず ゆい", family="しみず", given="ゆい")),
        ("清水結衣", "JP", Name("清水結衣")),
        (
            "田中 マリア 花子",
            "JP",
            Name("田中 マリア 花子", family="田中", middle="マリア", given="花子"),
        ),
        (
            "Nguyễn Thị Hương",
            "",
            Name("Nguyễn Thị Hương", family="Nguyễn", middle="Thị", given="Hương"),
        ),
        ("Le Minh Nam", "VN", Name("Le Minh Nam", family="Le", middle="Minh", given="Nam")),
        ("Jan van der Berg", "NL", Name("Jan van der Berg", "Berg", "van der", "Jan")),
        ("Anna Sofie de Wit", "NL", Name("Anna Sofie de Wit", "Wit", "de", "Anna", "Sofie")),
        ("Mare Otte", "NL", Name("Mare Otte", family="Otte", given="Mare")),
        ("Berg, Jan van der", "", Name("Berg, Jan van der", "Berg", "van der", "Jan")),
        ("Nes, Jacob van", "NL", Name("Nes, Jacob van", "Nes", "van", "Jacob")),
        ("Alex Morgan", "", Name("Alex Morgan")),
        ("Alex", "NL", Name("Alex")),
        ("a, b, c", "", Name("a, b, c")),
        ("  ", "JP", NO_NAME),
    ],
)
def test_divides_where_the_order_is_known_and_only_there(
    full: str, country: str, expected: Name
) -> None:
    assert split_name(full, country) == expected


@pytest.mark.parametrize(
    ("parts", "full"),
    [
        ({"family": "佐藤", "given": "結衣"}, "佐藤 結衣"),
        ({"family": "サトウ", "given": "ユイ"}, "サトウ ユイ"),
        ({"family": "Nguyễn", "given": "Hương", "middle": "Thị"}, "Nguyễn Thị Hương"),
        ({"family": "Smit", "given": "Dion", "infix": "de"}, "Dion de Smit"),
        ({"given": "Dion"}, "Dion"),
        ({}, ""),
    ],
)
def test_joins_parts_in_the_order_of_their_writing(parts: dict[str, str], full: str) -> None:
    assert join_name(**parts).full == full


def test_a_name_without_letters_is_false() -> None:
    assert not NO_NAME
    assert Name("佐藤")


def test_kana_is_kana_alone() -> None:
    assert is_kana("しみず　ゆい")
    assert is_kana("ｼﾐｽﾞ")
    assert not is_kana("清水")
    assert not is_kana(" ")
