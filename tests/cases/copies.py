"""A case with everything that must not leave the school with it, and copies made on its screens."""

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker
from tests.base.media.pictures import png_from_a_phone
from tests.cases.conftest import Staffroom, make_room, make_sign
from tests.cases.handing_in import hand_in, sent
from tests.factories import make_guardian, make_person, sign_in
from tests.kept import kept

from mamori.cases.actions import Deed, Sign, add_note, merge, record_sign, take_step
from mamori.cases.models import Case
from mamori.core.seal.bundle import Problem, verify_bundle
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account, Guardianship, Person

REN = {"family_name": "髙橋", "given_name": "蓮太", "reading": "たかはし れんた"}
SAKURA = {"family_name": "森本", "given_name": "さくら", "reading": "もりもと さくら"}
HANH = {"family_name": "Nguyễn", "given_name": "Hạnh", "reading": "グエン ハイン"}
# Every spelling of everybody else that may stand nowhere in a family's copy.
NAMES = (
    *("髙橋", "高橋", "蓮太", "たかはし", "れんた", "タカハシ", "レンタ"),
    *(
        "森本",
        "さくら",
        "もりもと",
        "Nguyễn",
        "Hạnh",
        "Hanh",
        "nguyen",
        "グエン",
        "由美",
        "大和",
        "渡辺",
    ),
)
ONLY_A_FEW = ("からだの性", "ないしょ", "だれにも言わない")


@dataclass
class Story:
    """The people of a case besides those of the staffroom, and the case."""

    room: Staffroom
    case: Case
    joined: Case
    actor: Person
    teller: Person
    cheering: Person
    home: Person
    other_home: Person

    @property
    def others(self) -> list[Person]:
        return [self.actor, self.teller, self.cheering, self.other_home]


def tell(room: Staffroom, sign: Sign) -> Story:
    """Let a case go on for a while, with all that it can hold."""
    actor, teller, cheering = (
        make_person(
            room.school, Person.Kind.PUPIL, f"{one['family_name']} {one['given_name']}", **one
        )
        for one in (REN, SAKURA, HANH)
    )
    make_person(room.school, Person.Kind.PUPIL, "渡辺 大和", family_name="渡辺", given_name="大和")
    home = make_guardian(room.child, "池田 恵子")
    other_home = make_person(
        room.school, Person.Kind.GUARDIAN, "髙橋 由美", family_name="髙橋", given_name="由美"
    )
    Guardianship.objects.create(guardian=other_home, child=actor)
    named = replace(
        sign,
        words="高橋さんがかくすのを見たと、さくらさんから聞いた。",
        place_words="髙橋さんの席の前",
        adults=frozenset({room.vice_principal.person_id}),
    )
    case = record_sign(by=room.homeroom, sign=named)
    joined = record_sign(
        by=room.teacher, sign=replace(sign, id=uuid4(), words="前にも上履きが無くなった。")
    )
    story = Story(room, case, joined, actor, teller, cheering, home, other_home)
    _act(story)
    _confide(story)
    merge(by=room.principal, case=joined, into=case, why="同じこと。")
    return story


def tell_all() -> Story:
    room = make_room()
    return tell(room, make_sign(room))


@pytest.fixture(scope="module")
def told_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Story]:
    yield from kept(django_db_blocker, tell_all)


@pytest.fixture
def story(db: None, told_once: Story) -> Story:
    """The story, as it stands before anybody makes a copy."""
    return deepcopy(told_once)


def take(
    story: Story, step: str, *children: Person, by: Account | None = None, **deed: Any
) -> UUID:
    """Take a step about some children; return the id of its fact."""
    subjects = frozenset(child.pk for child in children)
    fact = take_step(
        by=by or story.room.nurse,
        case=story.case,
        step=step,
        deed=Deed(**({"subjects": subjects} | deed)),
    )
    return fact.id


def _act(story: Story) -> None:
    mine, actor, room = story.room.child, story.actor, story.room
    for child, layer in ((mine, "victim"), (actor, "actor"), (story.cheering, "audience")):
        take(story, "name-participant", child, attrs={"layer": layer}, words={"why": "見た。"})
    take(story, "interview", mine, attrs={"with": "victim"}, words={"said": "ねむれない。"})
    talk = {"said": "れんたくんと Hanhさんが笑った。渡辺大和もいた。", "seen": "なみだ"}
    wrong = take(story, "interview", mine, attrs={"with": "victim"}, words=talk)
    right = {"right": "笑ったのは高橋蓮太さんだけ。", "why": "聞きちがい。"}
    take(story, "correct", mine, attrs={"entry": str(wrong)}, words=right)
    words = {"said": "うちで父になぐられる。", "seen": "うつむく。"}
    take(story, "interview", actor, attrs={"with": "other-child"}, words=words)
    words = {"statement": "由美さんは知らなかったと言う。", "explained": "あったこと。"}
    take(story, "contact", actor, attrs={"with": "other-guardian", "way": "telephone"}, words=words)
    both = frozenset({room.nurse.person_id, room.expert.person_id})
    found = {"found": "髙橋蓮太さんが三回かくした。"}
    take(story, "establish-facts", attrs={"result": "fact"}, words=found, behind=both)
    add_note(by=room.nurse, case=story.case, words="保健室で休んだ。")
    take(story, "meet", attrs={"type": "full"}, words={"discussed": "家のこと。"}, behind=both)
    shown = sent("ひみつ.png", png_from_a_phone())
    assert hand_in(room.nurse, story.case, shown, shows="れんたの書きこみ").status_code == 302


def _confide(story: Story) -> None:
    """Write down what only a few may read, and corrections that would tell it."""
    teller, few = story.teller, {"children": [str(story.room.child.pk)]}
    told = {"children": [str(teller.pk)], "why": "ないしょで来た。"}
    take(story, "name-reporter", attrs={"layer": "reporter"}, words=told)
    words = few | {"support": "からだの性のこと", "circle": "だれにも言わない"}
    noted = take(story, "note-background", words=words)
    words = {"right": "からだの性ではない。", "why": "-"}
    first = take(story, "correct", attrs={"entry": str(noted)}, words=words)
    words = {"right": "やはり、からだの性のこと。", "why": "-"}
    take(story, "correct", attrs={"entry": str(first)}, words=words)
    safe = {"how": "さくらさんのそばに立つ。"}
    take(story, "secure-safety", attrs={"of": ["victim", "reporter"]}, words=safe)
    take(story, "interview", teller, attrs={"with": "bystander"}, words={"said": "見た。"})


def asked(story: Story, to: str, **more: Any) -> dict[str, Any]:
    """Fill in the form of a copy."""
    child = {"subjects": str(story.room.child.pk)} if to in {"family", "other-school"} else {}
    form = {"to": to, "whom": "調査委員会", "why": "法28条", "language": "en"}
    return form | child | more


def looked_at(
    by: Account, story: Story, to: str, *, everything: bool = False, **more: Any
) -> dict[str, Any]:
    """Look at a copy on its page; return its form as the page gives it back, ticked."""
    client = sign_in(Client(), by)
    form = asked(story, to, **more)
    answer = client.post(url(story), form | {"look": "1"})
    assert answer.status_code == 200, answer.content.decode()
    context = answer.context
    offered = {piece.id for piece in context["copy"].pieces}
    ticked = [str(pk) for pk in (offered if everything else context["chosen"])]
    return form | {"shown": context["copy"].mark, "entries": ticked, "sure": "on", "send": "1"}


def handed(by: Account, story: Story, form: dict[str, Any]) -> bytes:
    """Send the form; return the file."""
    answer = sign_in(Client(), by).post(url(story), form)
    assert answer.status_code == 200, answer.content.decode()
    assert answer["Content-Type"] == "application/zip", answer.content.decode()
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file's


def made_for(story: Story, to: str, **more: Any) -> bytes:
    """Make a copy as the nurse, who sits on the committee."""
    return handed(story.room.nurse, story, looked_at(story.room.nurse, story, to, **more))


def url(story: Story) -> str:
    return f"/cases/{story.case.pk}/hand-over/"


def texts(made: bytes) -> dict[str, str]:
    """Return every file of a copy as text; of the PDF its words and its bytes."""
    told = {}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            told[name] = content.decode(errors="replace")
            if name.endswith(".pdf"):
                pages = PdfReader(io.BytesIO(content)).pages
                told[f"{name} in words"] = "\n".join(page.extract_text() for page in pages)
    return told


def problems(made: bytes) -> list[str]:
    found = verify_bundle(io.BytesIO(made))
    return [f"{one.code} {one.place}" for one in found if isinstance(one, Problem)]


def fact(story: Story, kind: str, number: int = 0) -> Entry:
    return entries([story.case.stream], kinds=[kind])[number]
