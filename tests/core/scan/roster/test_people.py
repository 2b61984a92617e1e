"""What is a name and what is not, by what stands beside it."""

import pickle

import pytest
from bench.named import japanese, person

from mamori.core.roster import Name, split_name
from mamori.core.scan.blocks import Block
from mamori.core.scan.hits import Hit
from mamori.core.scan.roster.people import People, people_finder
from mamori.core.scan.scanner import Scanner

PEOPLE = (
    japanese("taro", "山田 太郎", "ヤマダ タロウ"),
    japanese("akiko", "林 明子", "ハヤシ アキコ"),
    japanese("wataru", "髙橋 渡", "タカハシ ワタル"),
    japanese("ken", "佐藤 健", "サトウ ケン"),
    japanese("koichi", "大野 浩一", "オオノ コウイチ"),
    japanese("shin", "森 真一", "モリ シンイチ"),
    japanese("chie", "辻 智恵", "ツジ チエ"),
    japanese("mai", "伊藤 まい", "イトウ マイ"),
    person("jan", split_name("Jan de Jong", "NL"), preferred=Name("Jantje", given="Jantje")),
    person("berg", split_name("Sofie van den Berg", "NL")),
    person("ann", split_name("Ann Smith", "NL")),
    person("liz", split_name("Elizabeth O'Brien", "NL")),
    person("muller", split_name("Jürgen Müller", "NL")),
    person("anh", split_name("Nguyễn Thị Minh Anh", "VN")),
    person("an", split_name("Trần Văn An", "VN")),
    person("hoa", split_name("Lê Thị Hòa", "VN")),
)
NICKNAMES = {"liz": ("Liz", "Bessie O'Brien"), "taro": ("たろちゃん",)}


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(finders=(), people=people_finder(PEOPLE, nicknames=NICKNAMES))


def test_a_kanji_that_is_repeated_may_be_written_twice_or_marked() -> None:
    for name, written in (("佐々木 奈々", "佐佐木奈奈"), ("佐佐木 奈奈", "佐々木奈々")):
        scanner = Scanner(finders=(), people=people_finder([person("p", split_name(name, "JP"))]))
        assert told(scanner, f"今日、{written}さんが来た") == [("p", written)]


def told(scanner: Scanner, text: str, least: float = 0.5) -> list[tuple[str, str]]:
    """Return who is named and by which letters."""
    hits = scanner.hits(Block(text=text))
    return [(h.person, text[h.start : h.end]) for h in hits if h.confidence >= least]


@pytest.mark.parametrize(
    ("text", "who", "written"),
    [
        # Romaji in every system; long vowels as on passports.
        ("Ōno Kōichi", "koichi", "Ōno Kōichi"),
        ("Ôno Kôiti", "koichi", "Ôno Kôiti"),
        ("Ono Koichi", "koichi", "Ono Koichi"),
        ("Oono Kouichi", "koichi", "Oono Kouichi"),
        ("Kohichi Ohno", "koichi", "Kohichi Ohno"),
        ("OHNO, Koichi", "koichi", "OHNO, Koichi"),
        ("Mori Shin'ichi", "shin", "Mori Shin'ichi"),
        ("Shinichi MORI", "shin", "Shinichi MORI"),
        ("Tuzi Tie", "chie", "Tuzi Tie"),
        ("Tsuji Chie", "chie", "Tsuji Chie"),
        ("T. Yamada", "taro", "T. Yamada"),
        # Japanese.
        ("担任林明子です", "akiko", "林明子"),
        ("校長山田太郎", "taro", "山田太郎"),
        ("高橋渡", "wataru", "高橋渡"),
        ("髙橋渡くん", "wataru", "髙橋渡"),
        ("森眞一", "shin", "森眞一"),
        ("辻󠄀智恵", "chie", "辻󠄀智恵"),
        ("佐藤健提出", "ken", "佐藤健"),
        ("佐藤健君", "ken", "佐藤健"),
        ("ﾊﾔｼ ｱｷｺ", "akiko", "ﾊﾔｼ ｱｷｺ"),
        ("ﾔﾏﾀﾞ", "", ""),
        ("ヤマダ・タロウ", "taro", "ヤマダ・タロウ"),
        ("山(やま)田(だ)太(た)郎(ろう)さん", "taro", "山(やま)田(だ)太(た)郎(ろう)"),
        ("山田　たろちゃん", "taro", "山田　たろちゃん"),
        ("太郎山田", "taro", "太郎山田"),
        # Dutch.
        ("De Jong, Jan", "jan", "De Jong, Jan"),
        ("Jong, Jan de", "jan", "Jong, Jan de"),
        ("Jong, de, Jan", "", ""),
        ("J. de Jong", "jan", "J. de Jong"),
        ("Jantje de Jong", "jan", "Jantje de Jong"),
        ("Jan\nde Jong", "jan", "Jan\nde Jong"),
        ("Sofie v.d. Berg", "berg", "Sofie v.d. Berg"),
        ("Sofie v/d Berg", "berg", "Sofie v/d Berg"),
        ("Berg, S. van den", "berg", "Berg, S. van den"),
        ("Jan de Jong's fiets", "jan", "Jan de Jong"),
        # English and others.
        ("O’Brien, Elizabeth", "liz", "O’Brien, Elizabeth"),
        ("Elizabeth OBrien", "liz", "Elizabeth OBrien"),
        ("Liz O'Brien", "liz", "Liz O'Brien"),
        ("Bessie O'Brien", "liz", "Bessie O'Brien"),
        ("Jurgen Mueller", "muller", "Jurgen Mueller"),
        ("Juergen Mueller", "muller", "Juergen Mueller"),
        ("Soﬁe van den Berg", "berg", "Soﬁe van den Berg"),
        # Vietnamese: other places for a mark, none at all, the last two words.
        ("Lê Thị Hoà", "hoa", "Lê Thị Hoà"),
        ("le thi hoa", "hoa", ""),
        ("LE THI HOA", "hoa", "LE THI HOA"),
        ("nguyen thi minh anh", "anh", "nguyen thi minh anh"),
        ("Anh Nguyễn", "anh", "Anh Nguyễn"),
        ("Nguyễn T. M. Anh", "anh", "Nguyễn T. M. Anh"),
        ("bạn Minh Anh", "anh", "Minh Anh"),
        ("cô Hòa", "hoa", "Hòa"),
    ],
)
def test_ways_of_writing(scanner: Scanner, text: str, who: str, written: str) -> None:
    expected = [(who, written)] if written else []
    assert told(scanner, f"1: {text}。") == expected


@pytest.mark.parametrize(
    "text",
    [
        "小林明子",
        "小山田太郎",
        "佐藤健太",
        "佐藤健司さん",
        "林明子々",
        "いとうまいこ",
        "サトウケンタ",
        "ミヤマダタロウ",
        "Anna Smith",
        "Jan de Jongh",
        "Jean de Jong",
        "Ann Smithson",
        "Mary-Ann Smith",
        "Ann Smith-Jones",
        "Trần Văn Anh",
        "Trần Văn An Bình",
        "Lê Thị Hoá",
        "Januari de Jong",
        "Jan, de Jong",
        "Ann. Smith",
        "Ann\n\nSmith",
        "山田\n\n太郎",
        "山、田太郎",
        "若山 田太郎",
    ],
)
def test_a_name_in_a_longer_or_another_one_is_none(scanner: Scanner, text: str) -> None:
    assert told(scanner, f"1: {text}。") == []


@pytest.mark.parametrize(
    ("text", "who", "written"),
    [
        ("山田さん", "taro", "山田"),
        ("やまだ先生", "taro", "やまだ"),
        ("太郎くん", "taro", "太郎"),
        ("3年1組 山田", "taro", "山田"),
        ("12番 林", "akiko", "林"),
        ("Yamada-san", "taro", "Yamada"),
        ("Mr. de Jong", "jan", "de Jong"),
        ("meester Jan", "jan", "Jan"),
        ("Jan (groep 8)", "jan", "Jan"),
        ("em An", "an", "An"),
        ("Hòa lớp 7A", "hoa", "Hòa"),
    ],
)
def test_a_part_of_a_name_counts_in_company(
    scanner: Scanner, text: str, who: str, written: str
) -> None:
    (hit,) = scanner.hits(Block(text=f"1: {text}。"))
    assert (hit.person, f"1: {text}。"[hit.start : hit.end]) == (who, written)
    assert 0.5 <= hit.confidence < 0.8
    assert hit.why[0] == "form:part"


@pytest.mark.parametrize(
    "text",
    [
        "山田", "森の中の林", "青森さん", "大林さん", "多様", "二組の林業", "Jan",
        "Jong en oud", "An apple", "Jan Bakker (groep 8)", "Mr. Jan Bakker",
        "an toàn", "em ăn", "thầy cô. An toàn", "Minh Anh", "cô Hoá",
    ],
)  # fmt: skip
def test_a_part_of_a_name_alone_is_none(scanner: Scanner, text: str) -> None:
    assert told(scanner, f"1: {text}。") == []


def test_names_alone_count_in_columns_of_names(scanner: Scanner) -> None:
    text = "番号\t姓\t組\t名\n1\t山田\t2\t太郎\n2\t林\t2\t愛\n3\t\t2\t森"
    titles = ("番号", "姓", "組", "名")
    hits = scanner.hits(Block(text=text, table="t"), titles)
    assert [(h.person, text[h.start : h.end], h.confidence) for h in hits] == [
        ("taro", "山田", 0.9),
        ("taro", "太郎", 0.9),
        ("akiko", "林", 0.6),
        ("shin", "森", 0.6),
    ]
    assert not scanner.hits(Block(text=text, table="t"), ("番号", "品", "組", "色"))


def test_rows_of_a_table_are_not_read_across(scanner: Scanner) -> None:
    assert not scanner.hits(Block(text="1\t山田\n太郎\t2", table="t"))


def test_all_who_share_a_name_are_told() -> None:
    twins = (
        japanese("a", "山田 太郎", "ヤマダ タロウ"),
        japanese("b", "山田 太郎", "ヤマダ タロウ"),
    )
    (hit,) = Scanner(finders=(), people=people_finder(twins)).hits(Block(text="山田太郎"))
    assert (hit.person, hit.others, hit.why) == ("a", ("b",), ("shared:2",))


def test_who_differs_in_marks_alone_is_told_when_marks_are_missing() -> None:
    people = (
        person("a", split_name("Lê Thị Hòa", "VN")),
        person("b", split_name("Lê Thị Hoa", "VN")),
    )
    scanner = Scanner(finders=(), people=people_finder(people))
    (marked,) = scanner.hits(Block(text="Lê Thị Hòa"))
    (unmarked,) = scanner.hits(Block(text="Le Thi Hoa"))
    assert (marked.person, marked.others) == ("a", ())
    assert {unmarked.person, *unmarked.others} == {"a", "b"}


def test_an_empty_roster_finds_nobody() -> None:
    assert Scanner(finders=(), people=people_finder(())).hits(Block(text="山田太郎さん")) == []


def test_the_finder_can_be_sent_to_another_process(scanner: Scanner) -> None:
    again = pickle.loads(pickle.dumps(scanner))  # noqa: S301 - it was made one line above
    assert told(again, "山田太郎") == [("taro", "山田太郎")]


def test_names_in_a_text_by_itself() -> None:
    hits = People.of(PEOPLE).names_in("係 山田太郎")
    assert hits == [Hit(kind="roster-name", start=2, end=6, person="taro")]
