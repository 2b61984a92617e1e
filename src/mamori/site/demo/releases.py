"""What the demo school wants to let out: a letter, and a class list that must not go out."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from mamori.base.files import Incoming
from mamori.people.models import Account, School
from mamori.people.queries import classes, pupils_of, school_day
from mamori.publishing.actions.releases import Brought, bring
from mamori.site.demo.people import DOMAIN

LETTER = """学校だより　こもれび
保護者のみなさまへ
読書週間が始まりました。図書室は昼休みと放課後に開いています。
おうちでも十五分、いっしょに本を開いてみてください。"""
LIST = "4年1組 名簿.csv"
CLASS = "4年1組"


def bring_to_the_gate(school: School, now: datetime) -> Iterator[datetime]:
    """Let the office hand in a letter, and a teacher the list of a class for the website."""
    office = Account.objects.get(email=f"office@{DOMAIN}")
    yield now - timedelta(minutes=50)
    letter = Brought(source="text", name="text.txt", file=_sent(LETTER.encode()))
    bring(by=office, channel="newsletter", things=[letter])
    yield now - timedelta(minutes=20)
    teacher = Account.objects.get(email=f"4-1@{DOMAIN}")
    bring(by=teacher, channel="web", things=[Brought(source="file", name=LIST, file=_list(school))])


def _list(school: School) -> Incoming:
    today = school_day(school)
    group = next(row.id for row in classes(school, today) if row.title == CLASS)
    rows = [("番号", "氏名", "ふりがな")]
    for number, pupil in enumerate(pupils_of(group, today, school=school), 1):
        rows.append((str(number), pupil.name, pupil.reading))
    return _sent("".join(f"{','.join(row)}\r\n" for row in rows).encode())


def _sent(data: bytes) -> Incoming:
    file = Incoming()
    file.add(data)
    file.end()
    return file
