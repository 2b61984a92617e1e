"""Papers of invented schools: letters, leaflets, questionnaires, minutes and lists.

Papers of a kind share their frame with all others of that kind, as real ones do; what they say is
written for each (`words/*.toml`). Nothing here is anybody's.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from faker import Faker

WORDS = Path(__file__).parent / "words"
LANGUAGES = ("ja", "vi", "nl", "en")
# Which lines of a topic each kind of paper has.
KINDS = {"letter": "says", "leaflet": "advice", "survey": "asks", "minutes": "decided"}
LISTS = 4  # in each language, beside twelve topics in four kinds
_FAKERS = {"ja": "ja_JP", "vi": "vi_VN", "nl": "nl_NL", "en": "en_GB"}
_SLOT = re.compile(r"\{(\w+)\}")
_MONTHS = {
    "vi": [f"tháng {n}" for n in range(1, 13)],
    "ja": [f"{n}月" for n in range(1, 13)],
    "nl": ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September"],
}
_SCHOOLS = {
    "ja": ("朝日 緑が丘 若葉 みなと 青葉台 桜木 川辺 希望ヶ丘", "{}小学校 {}中学校 市立{}小学校"),
    "vi": (
        "Hoa_Sen Bình_Minh Sông_Xanh Ánh_Sao Tân_Lập Đồi_Cọ",
        "Trường_Tiểu_học_{} Trường_THCS_{}",
    ),
    "nl": ("De_Regenboog Het_Kompas De_Vlieger Ons_Veld De_Zevensprong", "Basisschool_{} OBS_{}"),
    "en": ("Larkfield Saint_Anselm Brookside Harbour_View Elmhurst", "{}_Primary_School {}_School"),
}
_TITLES = {"ja": "名簿", "vi": "Danh sách lớp", "nl": "Klassenlijst", "en": "Class list"}
_PHONES = {"ja": "090-1###-####", "vi": "091 ### ## ##", "nl": "06-2#######", "en": "07700 900###"}
Fill = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper before its slots are filled: so that another year or school can fill them anew."""

    id: str
    language: str
    title: str
    head: tuple[str, ...]
    body: tuple[str, ...]
    foot: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return (self.title, *self.head, *self.body, *self.foot)

    def text(self, fill: Fill | None = None) -> str:
        """Return it as one school gave it out; without `fill`, as the school that wrote it did."""
        fill = fill or filler(self.language, self.id)
        return filled("\n".join(self.lines), fill)

    def reordered(self, random: Random) -> "Paper":
        """Return it with what it says in another order, and its foot before its head."""
        body = random.sample(self.body, len(self.body))
        return replace(self, head=self.foot, body=tuple(body), foot=self.head)


def filled(text: str, fill: Fill) -> str:
    return _SLOT.sub(lambda slot: fill(slot[1]), text)


def filler(language: str, seed: str, year: int = 2020) -> Fill:
    """Return what fills the slots of one paper: a school, its people, a year."""
    random = Random(seed)  # noqa: S311 -- invented people, no secrets
    faker = Faker(_FAKERS[language])
    faker.seed_instance(seed)
    names, forms = (each.split() for each in _SCHOOLS[language])
    school = random.choice(forms).replace("{}", random.choice(names)).replace("_", " ")
    fills: dict[str, Callable[[], str]] = {
        "school": lambda: school,
        "day": lambda: _day(language, random, year),
        "year": lambda: str(year),
        "month": lambda: random.choice(_MONTHS[language]),
        "class": lambda: f"{random.randint(1, 6)}{random.choice('ABC')}",
        "n": lambda: str(random.randint(2, 19)),
        "person": faker.name,
        "phone": lambda: faker.numerify(_PHONES[language]),
    }
    return lambda slot: fills[slot]()


def _day(language: str, random: Random, year: int) -> str:
    month, day = random.randint(1, 9), random.randint(1, 28)
    if language == "ja":
        return f"令和{year - 2018}年{month}月{day}日"
    if language == "vi":
        return f"{day:02}/{month:02}/{year}"
    return f"{day} {_MONTHS[language][month - 1]} {year}"


@cache
def papers() -> tuple[Paper, ...]:
    """Return all papers; each says something else."""
    return tuple(paper for language in LANGUAGES for paper in _papers(language))


@cache
def words(language: str) -> dict[str, Any]:
    return tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))


def _papers(language: str) -> Iterator[Paper]:
    frame = words(language)["frame"]
    for name, topic in words(language).items():
        for kind, lines in KINDS.items() if name != "frame" else ():
            parts = (frame[kind], topic[lines], frame.get(f"{kind}_end", ""))
            head, body, foot = (tuple(part.split("\n")[1:-1]) for part in parts)
            yield Paper(f"{language} {name} {kind}", language, topic["title"], head, body, foot)
    for number in range(LISTS):
        yield _list(language, number)


def _list(language: str, number: int) -> Paper:
    name, faker = f"{language} list {number}", Faker(_FAKERS[language])
    faker.seed_instance(name)
    rows = (f"{row}\t{faker.name()}\t{faker.numerify(_PHONES[language])}" for row in range(1, 29))
    return Paper(name, language, f"{_TITLES[language]} {{class}}", ("{school}",), tuple(rows), ())
