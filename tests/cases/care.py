"""A case of the spring term, as far as the tests of care and closing need it, and its pages."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client
from tests.cases.conftest import Staffroom
from tests.factories import make_pupil, sign_in

from mamori.base import clock
from mamori.cases.actions import Deed, Sign, record_sign, take_step
from mamori.cases.models import Case
from mamori.desk.queries import today
from mamori.people.models import Account, Person

TOKYO = ZoneInfo("Asia/Tokyo")
BEGUN = "2026-04-20"  # a Monday; the act of that day ends the quiet period on 20 July
LAST = "2026-07-19"  # the last day of the quiet period
OVER = "2026-07-20"
TEXTS = {"other_circumstances": "部活動を替えた。", "group_view": "運動会を皆でやり遂げた。"}
DEFINED = ("pupil", "relation", "effect", "pain", "observation")


def noon(day: str) -> datetime:
    """Return noon at the school on a day such as "2026-06-01"."""
    return datetime.fromisoformat(f"{day} 12:00").replace(tzinfo=TOKYO)


def begin(room: Staffroom, sign: Sign) -> Case:
    """Record the sign of 20 April and the act behind it, with both children by their parts."""
    with clock.at(noon(BEGUN)):
        noticed = replace(sign, noticed_at=clock.now() - timedelta(minutes=5))
        case = record_sign(by=room.homeroom, sign=noticed)
        name(room, case, room.child, "victim")
        take(room, case, "record-act", attrs={"form": ["1"]})
    return case


def recognise(room: Staffroom, case: Case, on: str = BEGUN, *, soft: str = "no") -> Case:
    """Let two members of the committee recognise a case."""
    with clock.at(noon(on)):
        take(room, case, "assess-definition", attrs={"result": "bullying"}, filled=DEFINED)
        take(room, case, "recognise", attrs={"soft": soft})
    return case


def name(room: Staffroom, case: Case, child: Person, layer: str) -> None:
    """Name a child and its part."""
    take(room, case, "name-participant", attrs={"layer": layer}, subjects=frozenset({child.pk}))


def other_child(room: Staffroom, case: Case) -> Person:
    """Add the child who did it, in the same class."""
    other = make_pupil(room.school, "高橋 蓮")
    name(room, case, other, "actor")
    return other


def take(room: Staffroom, case: Case, step: str, **deed: Any) -> None:
    """Take a step as the nurse, with the expert beside her."""
    both = frozenset({room.nurse.person_id, room.expert.person_id})
    take_step(by=room.nurse, case=case, step=step, deed=Deed(**({"behind": both} | deed)))


def address(case: Case, step: str = "") -> str:
    """Return the address of a case, or of an act in it."""
    return f"/cases/{case.pk}/" + (f"record/{step}/" if step else "")


def send(client: Client, by: Account, case: Case, step: str, **form: Any) -> Any:
    """Sign somebody in and let them send the form of an act."""
    return sign_in(client, by).post(address(case, step), {"send": "1", "on": BEGUN, **form})


def page(client: Client, by: Account, path: str) -> str:
    """Sign somebody in and return what they see."""
    answer = sign_in(client, by).get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def ask(
    client: Client, room: Staffroom, case: Case, whom: str, on: str, *, answer: str = "none"
) -> None:
    form = {"with": whom, "subjects": room.child.pk, "way": "meeting", "answer": answer}
    form |= {"said": "もう平気だと言う。", "on": on}
    with clock.at(noon(on)):
        assert send(client, room.nurse, case, "ask-distress", **form).status_code == 302


def ask_both(client: Client, room: Staffroom, case: Case, on: str) -> None:
    ask(client, room, case, "victim", on)
    ask(client, room, case, "victim-guardian", on)


def judge(client: Client, room: Staffroom, case: Case, on: str, **changes: Any) -> Any:
    form = {**TEXTS, "behind": [room.nurse.person_id, room.expert.person_id], **changes}
    with clock.at(noon(on)):
        return send(client, room.nurse, case, "resolve", **form)


def refused(answer: Any, *sentences: str) -> None:
    assert answer.status_code == 422
    told = answer.content.decode()
    for sentence in sentences:
        assert sentence in told
    for text in TEXTS.values():
        assert text in told  # nothing that was typed is lost


def due(room: Staffroom) -> list[str]:
    groups = today(room.nurse, "en").groups
    return [line.due.entry for _, lines in groups for line in lines]
