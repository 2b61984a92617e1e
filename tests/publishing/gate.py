"""A sheet that somebody puts before the gate, as a browser sends it."""

import io
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from tests.factories import make_class
from tests.publishing.ward import Ward

from mamori.base import clock
from mamori.journal.queries import entries
from mamori.people.models import Account
from mamori.people.queries import classes, school_day
from mamori.publishing.models import Sheet

PURPOSE = "冬休みの過ごし方を家族で話し合うため"
LEAFLET = f"""冬休みのしおり
{PURPOSE}のしおりです。家庭で活用してください。
夜はゲーム機やスマートフォンを居間に置き、家族で決めた時間に終わりましょう。
困ったことがあれば、いつでも学校に相談してください。"""
HAND_IN = {
    "mode": "hand-in",
    "reason": "遠足の参加者を確かめるため",
    "collection": "direct",
    "store": "職員室の鍵付き書庫。鍵は教頭",
    "risk": "連絡先の紛失。配布数と回収数を数える",
    "field-0-label": "緊急の連絡先",
    "field-0-need": "optional",
}
SLIP = f"""遠足参加票
{PURPOSE}の遠足です。参加票を11月20日までに担任に提出してください。
児童の名前（　　　　）　緊急の連絡先（　　　　　　）　参加します・しません
雨のときは次の日に延期します。集合は校庭に朝の8時です。"""


def form(**fields: Any) -> dict[str, Any]:
    """Return what a browser sends for a leaflet that stays at home."""
    told = {
        "title": "冬休みのしおり",
        "purpose": PURPOSE,
        "mode": "keep-at-home",
        "ordered": "school",
        "owner": "生活指導主任",
        "text": LEAFLET,
        "rows": "4",
        "send": "1",
    }
    return told | {name: value for name, value in fields.items() if value is not None}


def handed_in(**fields: Any) -> dict[str, Any]:
    """Return what a browser sends for a sheet that comes back."""
    until = clock.now().date().replace(year=clock.now().year + 1).isoformat()
    return form(**({"text": SLIP, "until": until, **HAND_IN} | fields))


def send(ward: Ward, who: Account, told: dict[str, Any]) -> Any:
    return ward.client(who).post(reverse("publishing:new_sheet"), told)


def put(ward: Ward, who: Account, told: dict[str, Any]) -> Sheet:
    """Put a sheet before the gate and let the worker look through it."""
    answer = send(ward, who, told)
    assert answer.status_code == 302, answer.content.decode()
    work()
    return Sheet.unguarded.latest("at")


def work() -> None:
    call_command("db_worker", batch=True, interval=0.01, verbosity=0)


def step(ward: Ward, who: Account, sheet: Sheet, slug: str, /, **fields: Any) -> Any:
    """Send the form of a step."""
    url = reverse("publishing:sheet_act", args=[sheet.pk, slug])
    told = {"on": str(clock.now().date()), **fields}
    return ward.client(who).post(url, told)


def page(ward: Ward, who: Account, sheet: Sheet) -> str:
    answer = ward.client(who).get(reverse("publishing:sheet", args=[sheet.pk]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def word(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def group(ward: Ward) -> str:
    found = classes(ward.school, school_day(ward.school))
    return str(found[0].id if found else make_class(ward.school).pk)


def result(sheet: Sheet) -> str:
    return str(entries([sheet.stream], kinds=["sheet.looked-at"])[-1].attrs["result"])


def looked_again(sheet: Sheet) -> tuple[str, int]:
    work()
    sheet.refresh_from_db()
    return sheet.state, sheet.version
