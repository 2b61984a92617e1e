"""What was found on the demo school's site, and what became of it. All of it is invented.

Nothing is ever asked: places are looked through by hand only, and nothing is looked at anew by
itself.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from mamori.base import clock
from mamori.duties.actions import note
from mamori.people.models import Account
from mamori.people.queries import school_day
from mamori.publishing.actions.finding import Seen, Spot, follow
from mamori.publishing.actions.looking_again import GONE, Look, conclude, look
from mamori.publishing.actions.sweep import Wanted, name_place
from mamori.publishing.actions.takedown import act
from mamori.publishing.models import Run, Sweep, TakeDown
from mamori.publishing.places import STORAGE, WEB, Setup
from mamori.registers.actions import Raised
from mamori.site.demo.people import DOMAIN

SITE = "https://komorebi.example/"
LISTS = (
    ("files/2025/undokai-meibo.xlsx", {"person-list": 31, "birth-date": 31}, "xlsx"),
    ("gakunen/4nen/renrakumo.pdf", {"person-list": 28, "phone": 28}, "pdf"),
    ("sakuhin/haiku-ten.html", {"roster-name": 3}, "html"),
)
LOOKED, DAYS = 214, 7


def sweep_and_follow(now: datetime) -> Iterator[datetime]:
    """Name the site and a folder, find three things on it, and follow them."""
    vice, office = _account("vice"), _account("office")
    yield now - timedelta(days=40)
    owner = str(office.person_id)
    site = _named(vice, WEB, Setup(name="学校のホームページ", address=SITE, owner=owner, days=DAYS))
    share = Setup(
        name="職員室の共有フォルダー",
        address="smb://nas.example/kyoumu",
        owner=owner,
        days=DAYS,
        user="mamori",
    )
    _named(vice, STORAGE, share)
    yield now - timedelta(days=12)
    rows = _looked_through(site, office)
    yield now - timedelta(days=9)
    act(by=office, row=rows[0], slug="removed", what=Raised({}, {"note": "ファイルを削除した。"}))
    _conclude(rows[0])
    yield now - timedelta(days=5)
    words = {"words": "本人と保護者が応募した作品展のページ。掲載の承諾書は紙で綴じてある。"}
    act(by=office, row=rows[2], slug="ask-to-stay", what=Raised({"reason": "consent"}, words))
    _never_by_itself()


def _named(by: Account, place: str, setup: Setup) -> Sweep:
    wanted = Wanted(place=place, often=Sweep.Often.BY_HAND, setup=setup)
    return name_place(by=by, wanted=wanted)


def _looked_through(sweep: Sweep, owner: Account) -> list[TakeDown]:
    """Write down that the site was looked through, and what was found."""
    now, rows = clock.now(), []
    for path, counts, kind in LISTS:
        spot = Spot(
            school=sweep.school,
            place=WEB,
            address=SITE + path,
            owner=owner.person_id,
            by=school_day(sweep.school) + timedelta(days=DAYS + 7),
            sweep=sweep,
            words={"linked": SITE + path, "from": [SITE], "name": path.rpartition("/")[2]},
        )
        seen = Seen(why=TakeDown.Why.PERSONAL, counts=counts, type=kind, sha256="0" * 64)
        rows.append(follow(spot=spot, seen=seen)[0])
    run = Run.unguarded.create(
        sweep=sweep,
        state=Run.State.DONE,
        begun_at=now,
        ended_at=now,
        beat_at=now,
        looked=LOOKED,
        missed=1,
        found=len(rows),
    )
    codes = {"whole": "yes", "looked": str(LOOKED), "missed": "1", "found": str(len(rows))}
    missed = [[f"{SITE}old/index.html", "not-found"]]
    words = {"run": str(run.pk), "missed": missed}
    for kind, attrs, told in (("sweep.begun", {"of": "hand"}, {}), ("sweep.held", codes, words)):
        note(
            by=None,
            school=sweep.school,
            stream=sweep.stream,
            kind=kind,
            attrs=attrs,
            words=told,
        )
    return rows


def _conclude(row: TakeDown) -> None:
    """Write down that a new look found nothing there any more."""
    address = SITE + LISTS[0][0]
    seen = Look(address=address, place=WEB, result=GONE, how="not-found")
    conclude(takedown=row, looks=[seen])


def _never_by_itself() -> None:
    """Let nothing of the demo be looked at anew by itself: nothing leaves the machine."""
    school = _account("office").person.school_id
    TakeDown.unguarded.filter(school=school).update(next_look=None)
    DBTaskResult.objects.filter(task_path=look.module_path).delete()


def _account(key: str) -> Account:
    return Account.objects.select_related("person__school").get(email=f"{key}@{DOMAIN}")
