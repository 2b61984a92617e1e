"""School and news texts from templates, with invented people of many kinds."""

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from faker import Faker

from training import vietnamese
from training.samples import Sample
from training.wordlists import words

TEMPLATES = Path(__file__).parent / "templates"
_SLOT = re.compile(r"\{(\w+)\}")
_PERSONS = {"full", "first", "last", "initial", "initials", "spaced", "kana", "titled", "foreign",
            "letter", "minor", "southern", "caps"}  # fmt: skip
_OTHERS = {"place", "school", "org", "street", "named", "brand", "abroad"}

# Pupils of any school have names of many countries.
_LOCALES = {
    "nl": {"nl_NL": 12, "nl_BE": 4, "tr_TR": 2, "en_GB": 1, "de_DE": 1, "pl_PL": 1, "fr_FR": 1},
    "en": {"en_GB": 6, "en_US": 6, "en_IN": 2, "es_ES": 2, "fr_FR": 1, "de_DE": 1, "it_IT": 1,
           "nl_NL": 1, "pl_PL": 1, "cs_CZ": 1, "sv_SE": 1, "tr_TR": 1},
    "vi": {"vi_VN": 1},
    "ja": {"ja_JP": 1},
}  # fmt: skip
_TITLES = {
    "nl": ("meneer", "mevrouw", "de heer", "dhr.", "mevr.", "drs.", "juf", "meester"),
    "en": ("Mr", "Mrs", "Ms", "Miss", "Dr", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof."),
    "ja": ("先生", "教諭", "校長", "さん", "様"),
}
_WORDS = {
    "nl": {
        "subject": "rekenen taal Engels gym muziek biologie aardrijkskunde Nederlands wiskunde",
        "day": "maandag dinsdag woensdag donderdag vrijdag zaterdag Maandag Vrijdag",
        "month": "januari februari maart april mei juni september oktober november december",
        "class": "3 4 5 6 7 8 1A 2B havo-4 5-vwo",
        "school": "De_Regenboog De_Wegwijzer Het_Kompas Sint_Jozefschool Erasmus_College "
        "Montessorischool_Centrum OBS_De_Vlinder Koningin_Wilhelminaschool Willem_de_Zwijgerschool",
    },
    "en": {
        "subject": "Mathematics English Science History Geography Art Music spelling reading",
        "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "month": "January February March April May June July September October November",
        "class": "3 4 5 6 7 8 9 10 5B 7C",
        "school": "Oakwood_Primary_School St_Mary's_Academy Hillside_High Riverside_College "
        "King_Edward_School Thomas_Becket_School Lincoln_Elementary Queen_Elizabeth_Grammar",
    },
    "vi": {
        "subject": "Toán Tiếng_Việt Tiếng_Anh Lịch_sử Địa_lý Hóa_học Vật_lý Tin_học",
        "day": "Hai Ba Tư Năm Sáu Bảy",
        "month": "Một Hai Ba",
        "class": "1A 2B 3C 4A1 5A 6/2 7A3 10A1 11B2 12C",
        "year": "1958 1963 1975 1982 1990 1997 2004 2011 2019",
        "acronym": "Covid Covid-19 COVID-19 nCoV SARS-CoV-2 HIV AIDS PCR RT-PCR CDC WHO UNICEF "
        "UNESCO ASEAN GDP FDI USD ODA VND CPI HLV GPS USB Facebook YouTube Zalo TikTok Internet "
        "Online TOEIC IELTS STEM THPT THCS UBND HĐND TNHH CSGT MERS ECMO X-quang BHYT SGK "
        "VnExpress VTV F0 F1 F2",
        "abroad": "London Paris Seoul Tokyo Osaka Dubai Doha Moskva Berlin Frankfurt Warszawa "
        "Milan Roma Madrid Sydney Melbourne Toronto Los_Angeles New_York Washington Boston Bangkok "
        "Phnom_Penh Vientiane Jakarta Manila Kuala_Lumpur Singapore Daegu Busan Taipei Hong_Kong "
        "Kuwait Qatar Angola Istanbul Amsterdam Brussels Stockholm Delhi Mumbai Yangon Pakse",
        "brand": "Grab VinMart Vietcombank Techcombank Viettel Big_C Co.opmart FPT Lotte_Mart "
        "Mai_Linh Vinasun Circle_K Phương_Trang Thành_Bưởi Hoàng_Long Bách_Hóa_Xanh",
        "school": "Lê_Quý_Đôn Nguyễn_Trãi Trần_Phú Kim_Đồng Hoa_Sen Ba_Đình Chu_Văn_An "
        "Nguyễn_Bỉnh_Khiêm Võ_Thị_Sáu Hòa_Bình",
    },
    "ja": {
        "subject": "国語 算数 理科 社会 音楽 図工 体育 英語 作文 絵画",
        "day": "月 火 水 木 金 土",
        "month": "4月 5月 6月 9月 10月 12月 1月 3月",
        "class": "1年1組 2年3組 3年2組 4年1組 5年B組 6年2組",
        "school": "桜丘小学校 市立第一中学校 緑ヶ丘小学校 若葉幼稚園 青葉台中学校 私立星城高校",
    },
}  # fmt: skip
_PLACES = {
    "vi": " ".join(sorted(place.replace(" ", "_") for place in words("vi-places"))),
    "ja": "東京 大阪 横浜 福岡 京都 広島 仙台 松山 宮崎 長野 千葉 川崎 福島 高松 山口 石川",
}


def generated(language: str, count: int, seed: int) -> Iterator[Sample]:
    """Yield so many samples of a language; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 -- invented people, no secrets
    lines = (TEMPLATES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    writer = _Writer(language, chance)
    for number in range(count):
        sample = writer.write(lines[number % len(lines)].replace("\\n", "\n").replace("\\t", "\t"))
        if language == "vi":
            sample.text = sample.text[0].upper() + sample.text[1:]
            if chance.random() < 0.5:
                sample.text = vietnamese.other_tone(sample.text)
        yield sample


class _Writer:
    """Fills the slots of templates."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.language, self.chance = language, chance
        locales = _LOCALES[language]
        for locale in locales:
            _faker(locale).seed_instance(chance.random())
        self.locales, self.weights = list(locales), list(locales.values())

    def write(self, template: str) -> Sample:
        sample = Sample("")
        at = 0
        for slot in _SLOT.finditer(template):
            sample.text += template[at : slot.start()]
            self._fill(sample, slot[1])
            at = slot.end()
        sample.text += template[at:]
        return sample

    def _fill(self, sample: Sample, slot: str) -> None:
        before, words, after = self._words(slot)
        start = len(sample.text) + len(before)
        sample.text += before + words + after
        span = (start, start + len(words))
        if slot in _PERSONS:
            sample.persons.append(span)
        elif slot in _OTHERS:
            sample.others.append(span)

    def _words(self, slot: str) -> tuple[str, str, str]:
        """Return what stands before a name, the name, and what stands after it."""
        fake = _faker(self.chance.choices(self.locales, self.weights)[0])
        if self.language == "vi":
            return "", vietnamese.written(slot, self.chance) or self._plain(slot, fake), ""
        first, last = _proper(fake.first_name()), _proper(fake.last_name())
        if slot == "titled" and self.language == "ja":
            return "", last, self.chance.choice(_TITLES["ja"])
        if slot == "titled":
            title = self.chance.choice(_TITLES[self.language])
            return f"{title} ", first if title in {"juf", "meester"} else last, ""
        forms = {
            "first": first,
            "last": last,
            "full": f"{last}{first}" if self.language == "ja" else f"{first} {last}",
            "spaced": f"{last}{self.chance.choice(' 　')}{first}",
            "initial": f"{self.chance.choice(_initials(first, self.chance))} {last}",
        }
        return "", forms.get(slot) or self._plain(slot, fake), ""

    def _plain(self, slot: str, fake: Faker) -> str:
        choices = _WORDS[self.language]
        if slot in choices:
            return self.chance.choice(choices[slot].split()).replace("_", " ")
        if self.language == "vi" and slot in {"office", "opening", "doing"}:
            text = self.chance.choice(_sorted(f"vi-{slot}s"))
            return text if self.chance.random() < 0.6 else text[0] + text[1:].lower()
        if slot == "place" and self.language in _PLACES:
            return self.chance.choice(_PLACES[self.language].split()).replace("_", " ")
        return str(
            {
                "place": fake.city,
                "org": fake.company,
                "street": fake.street_address,
                "kana": lambda: "ヤマダ ハナコ",
                "phone": fake.phone_number,
                "mail": fake.safe_email,
                "date": lambda: fake.date("%d-%m-%Y"),
                "time": lambda: fake.time("%H:%M"),
                "number": lambda: self.chance.randint(1, 99),
            }[slot]()
        )


def _proper(name: str) -> str:
    return name if not name.isupper() else name.title()


def _initials(first: str, chance: random.Random) -> tuple[str, ...]:
    letter = chance.choice("ABCDEFGHJKLMNPRSTW")
    return f"{first[0]}.", f"{first[0]}.{letter}.", f"{first[0]}. {letter}."


@cache
def _sorted(name: str) -> tuple[str, ...]:
    return tuple(sorted(words(name)))


@cache
def _faker(locale: str) -> Faker:
    return Faker(locale)
