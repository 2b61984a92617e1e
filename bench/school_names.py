"""School texts with names of invented people at known places; no model learned from them."""

import re
from collections.abc import Iterator
from random import Random

from faker import Faker

_SLOT = re.compile(r"\{(\w+)\}")
_LOCALES = {
    "ja": ("ja_JP",),
    "nl": ("nl_NL", "nl_NL", "nl_NL", "nl_BE", "tr_TR"),
    "en": ("en_GB", "en_US", "en_IN"),
    "vi": ("vi_VN",),
}
_TEXTS = {
    "nl": (
        "Vorige week zijn {full} en {full} gekozen in de leerlingenraad van groep 8.",
        "Hallo allemaal, ik ben {first} en ik loop dit jaar stage in de kleuterklas.",
        "Wij feliciteren juf {first} en haar man met de geboorte van hun dochter {first}.",
        "De hoofdluiscontrole wordt gecoördineerd door {full}, moeder van {first}.",
        "Tijdens de pauze viel {first} van het klimrek; meneer {last} heeft geholpen.",
        "Verslag oudergesprek {full}: thuis gaat het goed, op school is {first} snel afgeleid.",
        "Het schoolplein wordt in de herfstvakantie opnieuw bestraat.",
        "Neem op woensdag een fruithapje mee in een bakje met naam.",
        "De bibliotheek van Utrecht leent ons boeken over de Tweede Wereldoorlog.",
        "Ook dit jaar doen we mee aan de Avondvierdaagse en aan Jantje Beton.",
        "Op het Lorentz Lyceum is een open dag, net als op het Vechtdal College.",
        "Vragen over de overblijf? Mail {full} of spreek mevrouw {last} aan bij het hek.",
        "Leerkracht: {full}. Duopartner: {full}.",
        "De uitslag: 1. {full} 2. {full} 3. {full}",
        "Volgens mentor {last} haalt {full} haar diploma in juli.",
        "Ons team Rekenen bestaat uit de bouwen Onder, Midden en Boven.",
        "Ziekmeldingen graag voor half negen doorgeven via de app.",
        "De directeur, {full}, gaat op 1 augustus met pensioen.",
    ),
    "en": (
        "Well done to {full} and {full}, who were chosen for the school council.",
        "Hi everyone, my name is {first} and I am helping in Reception this term.",
        "{first} fell off the climbing frame at break and {titled} put a plaster on her knee.",
        "Notes from the meeting about {full}: {first} is settling in well.",
        "The reading prize goes to {full} (Maple Class) and {full} (Willow Class).",
        "Lost property is kept outside the Music Room until Friday.",
        "Harvest Festival will be held in St Peter's Church on Tuesday.",
        "Our topic this half term is Ancient Egypt and the River Nile.",
        "Children need a named water bottle and a sun hat for the trip to Bristol Zoo.",
        "Any questions? Speak to {titled} at the gate or ring {full} in the office.",
        "Class teacher: {full}. Teaching assistant: {full}.",
        "Results: 1st {full}, 2nd {full}, 3rd {full}.",
        "{full} played the flute and {first} sang at the Summer Concert.",
        "We are sad to say that {titled} is leaving Hollybush Primary in July.",
        "Year 9 options close on Monday; Business Studies and Drama are full.",
        "Thank you to {first}'s grandfather, {full}, for mending the shed.",
        "Term starts on Wednesday 4 September at 8.45 am.",
        "Our governor {full} has joined the Oxford Trust.",
    ),
    "vi": (
        "Tuần qua, em {full} và em {full} được bầu vào ban cán sự lớp.",
        "Chào các bạn, mình là {full}, học sinh mới của lớp 6A2.",
        "Cô {given} đã gửi bảng điểm cho phụ huynh em {full}.",
        "Trong giờ ra chơi, bạn {given} bị ngã, thầy {full} đưa bạn xuống phòng y tế.",
        "Biên bản họp: chủ tọa {full}, thư ký {full}.",
        "Giải nhất: {full}; giải nhì: {full}; giải ba: {full}.",
        "Học sinh mang theo áo mưa, nước uống và đồ ăn nhẹ.",
        "Trường Tiểu học Nguyễn Bá Ngọc nghỉ Tết từ ngày 5 tháng 2.",
        "Lớp 5C sẽ tham quan Lăng Bác và Văn Miếu Quốc Tử Giám.",
        "Xe đón tại đường Lê Văn Sỹ, quận Tân Bình lúc 6 giờ 30.",
        "Mọi thắc mắc xin gọi cho cô {full}, giáo viên chủ nhiệm.",
        "Phụ huynh: {full}. Quan hệ: mẹ.",
        "Em {full} sinh năm 2014 tại Đà Nẵng, hiện học lớp 4B.",
        "Thư viện vừa nhận sách Khoa học và Đời sống.",
        "Ban giám hiệu cảm ơn ông {full} đã tặng trường mười chiếc máy tính.",
        "Kết quả kiểm tra môn Ngữ văn sẽ có vào thứ Sáu.",
    ),
    "ja": (
        "児童会の役員に、{full}さんと{full}さんが選ばれました。",
        "はじめまして。教育実習生の{full}です。",
        "休み時間に{given}さんが転び、{last}先生が保健室に連れて行きました。",
        "面談の記録（{full}）：家庭では落ち着いている。",
        "学級委員：{spaced}、{spaced}",
        "作文の部　金賞　{full}　銀賞　{full}",
        "雨の日は体育館で練習します。上ばきを忘れないでください。",
        "秋の遠足は高尾山に行きます。新宿駅に七時集合です。",
        "林の中で見つけた木の実を、みんなで観察しました。",
        "図書室に『走れメロス』の新しい本が入りました。",
        "福島県の中学校と手紙の交換をしています。",
        "詳しいことは担任の{last}か教務の{last}までお尋ねください。",
        "{last}教頭のあいさつのあと、{full}さんが答辞を読んだ。",
        "保護者の{full}様より、花の苗をいただきました。",
        "転入生　{spaced}（4年2組）",
        "給食の献立はカレーライスとサラダです。",
    ),
}


def school_texts(
    language: str, count: int, seed: int = 5
) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """Yield texts and the spans of the names in them."""
    chance = Random(seed)  # noqa: S311 -- invented people, no secrets
    fakers = [Faker(locale) for locale in _LOCALES[language]]
    for number, faker in enumerate(fakers):
        faker.seed_instance(seed + number)
    lines = _TEXTS[language]
    for number in range(count):
        yield _filled(lines[number % len(lines)], language, fakers, chance)


def _filled(
    line: str, language: str, fakers: list[Faker], chance: Random
) -> tuple[str, set[tuple[int, int]]]:
    text, at = "", 0
    spans: set[tuple[int, int]] = set()
    for slot in _SLOT.finditer(line):
        text += line[at : slot.start()]
        before, name = _name(slot[1], language, chance.choice(fakers), chance)
        text += before
        spans.add((len(text), len(text) + len(name)))
        text += name
        at = slot.end()
    return text + line[at:], spans


def _name(slot: str, language: str, faker: Faker, chance: Random) -> tuple[str, str]:
    first, last = faker.first_name(), faker.last_name()
    if language == "vi":
        parts = [faker.last_name(), *(faker.first_name() for _ in range(chance.choice((1, 2, 2))))]
        return "", first.split()[-1] if slot == "given" else " ".join(parts)
    if language == "ja":
        forms = {"full": last + first, "spaced": f"{last} {first}", "last": last, "given": first}
        return "", forms[slot]
    if slot == "titled":
        return f"{chance.choice(('Mr', 'Mrs', 'Miss', 'Ms', 'Dr'))} ", last
    return "", {"full": f"{first} {last}", "first": first, "last": last}[slot]
