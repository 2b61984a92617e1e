"""What the demo school asked the families, and what they answered so far."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from mamori.base import clock
from mamori.consent.actions import Answers, NewAsking, answer_letter, ask, write_letters
from mamori.consent.models import Letter, Request
from mamori.people.models import Account, Person, School
from mamori.people.words import blind
from mamori.site.demo.people import DOMAIN

CLASSES, SIZE = ("4-1", "6-1"), 12
PURPOSE = {
    "ja": "学級の行事や学習の様子を、保護者と地域の方に紹介するため",
    "vi": "Giới thiệu các hoạt động và giờ học của lớp với phụ huynh và người dân địa phương",
    "nl": "Ouders en de buurt laten zien wat de klas doet en leert",
    "en": "To show parents and neighbours what the class does and learns",
}
TEST = {
    "ja": "漢字の練習アプリを一学期だけ試すため",
    "vi": "Dùng thử ứng dụng luyện chữ Hán trong một học kỳ",
    "nl": "Een app om kanji te oefenen een trimester lang uitproberen",
    "en": "To try an app for practising kanji for one term",
}
# What each letter in turn answers: to the website, to the page on a social network.
SAID = ((True, True), (True, False), None, (True, True), (False, False), (True, None), (True, True))


def ask_for_consents(school: School, now: datetime) -> Iterator[datetime]:
    """Ask two classes, let most of them answer, and let one take it back."""
    office = Account.objects.get(email=f"office@{DOMAIN}")
    yield now - timedelta(days=16)
    people = _pupils(school, CLASSES)
    shown = _asking(people, ("web", "sns"), ("name", "picture"), PURPOSE)
    asking = ask(by=office, asking=shown)
    letters = write_letters(by=office, asking=asking, people=people)
    yield now - timedelta(days=9)
    for at, letter in enumerate(letters):
        if said := SAID[at % len(SAID)]:
            _answer(letter, said)
    yield now - timedelta(days=2)
    _answer(letters[0], (None, False))
    teacher = Account.objects.get(email=f"4-1@{DOMAIN}")
    own = _pupils(school, CLASSES[:1])
    app = replace(_asking(own, ("third-party",), ("name",), TEST), party="かんじアプリ見本")
    write_letters(by=teacher, asking=ask(by=teacher, asking=app), people=own)


def _asking(
    people: list[UUID], channels: tuple[str, ...], data: tuple[str, ...], purpose: dict[str, str]
) -> NewAsking:
    today = clock.now().date()
    return NewAsking(
        id=uuid4(),
        people=frozenset(people),
        purpose=purpose,
        channels=channels,
        data=data,
        until=today + timedelta(days=200),
        answer_by=today + timedelta(days=30),
    )


def _answer(letter: Letter, said: tuple[bool | None, ...]) -> None:
    requests = Request.unguarded.filter(asking=letter.asking).order_by("number")
    pairs = zip(requests.values_list("pk", flat=True), said, strict=True)
    yes = {pk: one for pk, one in pairs if one is not None}
    answer_letter(letter=letter, answers=Answers(yes, "ja"))


def _pupils(school: School, groups: tuple[str, ...]) -> list[UUID]:
    keys = [f"{group}-{number:02d}" for group in groups for number in range(1, SIZE + 1)]
    known = {blind(school.pk, key): key for key in keys}
    rows = Person.objects.filter(school=school, source_key__in=known)
    found = {known[key]: pk for key, pk in rows.values_list("source_key", "pk")}
    return [found[key] for key in keys]
