"""Notices of invented schools, with contacts and numbers at known places, and look-alikes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from stdnum import iban
from stdnum.jp import in_
from stdnum.nl import bsn

from bench.identifier_tables import Drawn, digits

COUNTRY = {"ja": "JP", "vi": "VN", "nl": "NL", "en": ""}
_SLOT = re.compile(r"\{([a-z-]+)\}")

# What a slot is filled with; `#` is any digit, `%` one that is not zero.
_PHONES = {
    "ja": "0[789]0-####-#### 03-####-#### 04%-###-#### (03)####-#### 0120-###-### 050-####-####",
    "vi": "0[35789]##.###.### 0[35789]######## 024%.###.#### +84[39]########",
    "nl": "06-######## 06######## 010-%###### 020-%###### +316########",
    "en": "+4420%####### +4479[123]####### +447[45]########",
}
# As people write them: `_` is a blank, and what begins with 漢 is written in kanji. Schools of the
# three countries write English too, with numbers of their own.
_FREE_PHONES = {
    "ja": "０[７８９]０－####－#### 0[789]0(####)#### 090・####・#### ０９０ー####ー####"
    " 0[789]0−####−#### +81-90-####-#### +81(0)90-####-#### +81_80_####_#### 03_(####)_####"
    " 0[789]0_####_#### ０３（####）#### 0120（###）### (04%)_###-#### ０９０-####-####"
    " 04%%‐##‐#### 漢0[789]0ー####ー#### 漢03（####）####",
    "vi": "09##_###_### 09##-###-### (024)_3###_#### (0[35789]##)_###.### +84_(0)9##_###_###"
    " 024-3###-#### +84.9##.###.### 09##.##.##.## 09##_######",
    "nl": "06_##_##_##_## 06_######## 06-##_##_##_## 06.######## (010)_%##_##_##"
    " 010_-_%##_##_## +31_(0)6_######## +31_6_##_##_##_## 0031_6_######## 010.%######",
    "en": "06-######## 0[789]0-####-#### (03)_####-#### 09##_###_### +44_(0)20_%###_####"
    " +44_20_%###_#### +81_(0)90-####-#### +84_9##_###_### +31_(0)6_########",
}
_KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")
_WORDS = {
    "ja": "運動会 遠足 保護者会 授業参観 給食 図書館 文化祭 健康診断 避難訓練 個人面談",
    "vi": "hội_thao họp_phụ_huynh thư_viện bữa_trưa dã_ngoại văn_nghệ khám_sức_khỏe thi_học_kỳ",
    "nl": "sportdag ouderavond schoolreis bibliotheek lunch voorstelling gymles rapportgesprek",
    "en": "sports_day parents'_evening library school_trip lunch concert swimming assembly",
}
_LINES = {
    "ja": (
        "{day}に{word}を行います。{n}名が参加し、費用は{n}円です。",
        "{word}の係は{n}年{n}組が担当し、{time}に校庭へ集合してください。",
        "持ち物は水筒と帽子です。名札をつけ、動きやすい服装で登校してください。",
        "子どもたちは毎日少しずつ練習を重ね、当日を楽しみにしています。",
        "ご家庭でも{word}の様子を話し合っていただければ幸いです。",
        "駐車場がありませんので、お車での来校はご遠慮ください。",
        "雨天のときは{word}を翌日に延期し、お弁当をご用意ください。",
        "参考図書は ISBN 978-4-##-######-# です。整理番号は ##########-# です。",
        "出欠の返事は{day}までに担任へお出しください。ご協力をお願いいたします。",
        "欠席の連絡は電話 {phone} までお願いします。",
        "{word}についてのお問い合わせ先：{email}",
        "緊急のときは保護者の携帯 {phone} にかけます。",
        "事務室（{phone}）は平日の{time}まで開いています。",
        "児童の生年月日は{birth-date}です。",
        "手続きには個人番号 {my-number} を用いました。",
        "送り先は〒{postal-code}です。",
    ),
    "vi": (
        "Ngày {day}, nhà trường tổ chức {word} cho {n} em học sinh.",
        "Học phí là {n}.000 đồng, nộp trước ngày {day} tại phòng tài vụ.",
        "Các em tập trung lúc {time} ở sân trường và mang theo nước uống.",
        "Sách tham khảo có mã ISBN 978-604-###-###-#, số trang {n}.",
        "Các em nhớ mang theo mũ, áo mưa và mặc đồng phục gọn gàng khi đến trường.",
        "Nhà trường mong phụ huynh cùng phối hợp để {word} diễn ra vui vẻ và an toàn.",
        "Giáo viên chủ nhiệm sẽ gửi kết quả học tập về gia đình sau khi họp hội đồng.",
        "Thư viện mở cửa cả buổi sáng lẫn buổi chiều, các em được mượn sách về nhà.",
        "Nếu trời mưa, {word} sẽ dời sang hôm sau, phụ huynh không cần báo lại.",
        "Phụ huynh liên hệ số điện thoại {phone} khi em vắng mặt.",
        "Mọi thắc mắc về {word} xin gửi về {email}.",
        "SĐT của giáo viên chủ nhiệm: {phone}",
        "Em sinh ngày {birth-date}, học lớp {n}.",
        "Số CCCD của phụ huynh là {cccd}.",
    ),
    "nl": (
        "Op {day} is er {word} voor {n} leerlingen van groep {n}.",
        "De bijdrage is € {n},00 en graag betalen voor {day}.",
        "We verzamelen om {time} op het plein; neem iets te drinken mee.",
        "Het boek heeft ISBN 978-90-####-###-# en {n} bladzijden.",
        "De kinderen hebben er hard voor geoefend en kijken erg uit naar de {word}.",
        "Wilt u gymkleren en stevige schoenen meegeven, en een regenjas voor de zekerheid?",
        "Parkeren bij de school is lastig, dus komt u als het kan met de fiets.",
        "In de klas praten we over pesten en over hoe je iemand helpt die alleen staat.",
        "Als het regent gaat de {word} niet door en blijven we in de klas.",
        "Bel bij ziekte voor {time} naar {phone}.",
        "Vragen over de {word}? Mail naar {email}.",
        "Telefoon van de leerkracht: {phone}",
        "Uw kind is geboren op {birth-date} en zit in groep {n}.",
        "Het burgerservicenummer is {bsn}.",
        "Het geld kan naar {bank-account}, onder vermelding van ordernummer #########.",
    ),
    "en": (
        "On {day} we hold our {word} for {n} pupils of year {n}.",
        "The contribution is £{n}.00; please pay before {day}.",
        "We meet at {time} in the yard; bring something to drink.",
        "The book has ISBN 978-0-##-######-# and {n} pages.",
        "The children have practised hard and are looking forward to the {word}.",
        "Please pack sturdy shoes, a coat and a drink, and label everything with a name.",
        "Parking near the school is difficult, so walk or cycle if you possibly can.",
        "In class we talk about bullying and about helping someone who stands alone.",
        "If it rains the {word} moves to the next day and we stay inside.",
        "Please ring {phone} before {time} when your child is ill.",
        "Questions about the {word}? Write to {email}.",
        "Phone of the class teacher: {phone}",
        "Your child was born on {birth-date} and is in year {n}.",
    ),
}
_DAYS = {"ja": "202%年%月%日", "vi": "0%/0%/202%", "nl": "0%-0%-202%", "en": "0%/0%/202%"}
_BIRTHS = {"ja": "201%年%月%日", "vi": "0%/0%/201%", "nl": "0%-0%-201%", "en": "0%/0%/201%"}
# Slots of what is nobody's.
_LOOKS = frozenset({"", "n", "time", "day", "word"})
# One line in so many tells a number or address; a notice of a page has four or five.
_EACH = 8


@dataclass(frozen=True, slots=True)
class _Filler:
    """Fills slots of one language."""

    language: str
    random: Random
    free: bool = False  # telephone numbers as people write them

    def __call__(self, slot: str) -> str:
        random, language = self.random, self.language
        if slot == "word":
            return random.choice(_WORDS[language].split()).replace("_", " ")
        if slot == "phone":
            ways = _FREE_PHONES if self.free else _PHONES
            number = digits(random, random.choice(ways[language].split())).replace("_", " ")
            return number.removeprefix("漢").translate(_KANJI) if number[0] == "漢" else number
        if slot == "my-number":
            first = digits(random, "#" * 11)
            return first + str(in_.calc_check_digit(first))
        if slot == "bank-account":
            bank = random.choice(("ABNA", "INGB", "RABO"))
            number = digits(random, f"{bank}0%########")
            return f"NL{iban.calc_check_digits(f'NL00{number}')}{number}"
        if slot == "bsn":
            while not bsn.is_valid(number := digits(random, "%########")):
                pass
            return number
        patterns = {
            "n": "%#",
            "time": "1#:%0",
            "day": _DAYS[language],
            "birth-date": _BIRTHS[language],
            # Some tools take a name that ends in .example for no address.
            "email": f"{random.choice('abcdefgh')}%##@example.org",
            "postal-code": "###-####",
            "cccd": "0[0123]#[23]########",
        }
        return digits(random, patterns[slot])


def notice(language: str, lines: int, seed: int = 1, *, free: bool = False) -> Drawn:
    """Write a notice of so many lines: exactly what is in it, and where.

    `free` asks for telephone numbers as people write them, not as a form asks for them.
    """
    random = Random(f"{language} {seed}")  # noqa: S311 -- invented texts, no secrets
    fill = _Filler(language, random, free)
    text, holds = "", set()
    told = [line for line in _LINES[language] if set(_SLOT.findall(line)) - _LOOKS]
    plain = [line for line in _LINES[language] if line not in told]
    for number in range(lines):
        line = random.choice(plain if number % _EACH else told)
        for part, kind in _parts(line, fill, random):
            if kind not in _LOOKS:
                holds.add((kind, len(text), len(text) + len(part)))
            text += part
        text += "\n"
    return Drawn(text, frozenset(holds))


def _parts(line: str, fill: _Filler, random: Random) -> Iterator[tuple[str, str]]:
    at = 0
    for slot in _SLOT.finditer(line):
        yield digits(random, line[at : slot.start()]), ""
        yield fill(slot[1]), slot[1]
        at = slot.end()
    yield digits(random, line[at:]), ""
