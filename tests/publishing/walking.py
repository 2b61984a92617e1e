"""What stands in the addresses of this room when they are walked."""

from tests.cases.conftest import Staffroom
from tests.publishing.walking_patrol import in_the_address as in_patrol
from tests.publishing.ward import SHEET, STORY

from mamori.base.files import Incoming
from mamori.people.queries import school_day
from mamori.publishing.actions.channels import list_channel, open_listing
from mamori.publishing.actions.marks import keep_mark
from mamori.publishing.actions.releases import Brought, bring
from mamori.publishing.actions.sheets import draft_sheet
from mamori.publishing.actions.sweep import Wanted, name_place
from mamori.publishing.actions.takedown import open_takedown
from mamori.publishing.drafts import Draft
from mamori.publishing.models import Sheet
from mamori.publishing.places import Setup
from mamori.registers.actions import Raised


def in_the_address(room: Staffroom, name: str) -> dict[str, object]:  # noqa: PLR0911 -- by topic
    """Return the values for an address of this room."""
    if (patrolled := in_patrol(room, name)) is not None:
        return patrolled
    if "official" in name:
        return {"code": open_listing(school=room.school), "language": "ja"}
    if "channel" in name:
        return {"pk": channel_of(room), "slug": "change"}
    if "sweep" in name or "takedown" in name:
        pk = sweep_of(room) if "sweep" in name else takedown_of(room)
        return {"pk": pk, "place": "web", "slug": "told"}
    if "release" in name:
        return {"pk": release_of(room), "number": 1, "page": 1}
    if "sheet" in name:
        return {"pk": sheet_of(room), "slug": "explain"}
    if "mark" in name:
        return {"pk": mark_of(room), "slug": "trace"}
    return {}


def release_of(room: Staffroom) -> object:
    """Return something that is to leave the school."""
    text = Incoming()
    text.add("池田 結衣さんが入賞しました。".encode())
    text.end()
    things = [Brought(source="text", name="a.txt", file=text)]
    return bring(by=room.principal, channel="web", things=things).pk


def sheet_of(room: Staffroom) -> object:
    """Return a sheet of the school that was approved."""
    what = Raised(
        {"mode": "keep-at-home", "ordered": "school"},
        {"title": "しおり", "purpose": "家庭で話し合うため", "owner": "生活指導主任"},
    )
    sheet = draft_sheet(by=room.teacher, draft=Draft(what, text="家庭で話し合いましょう。"))
    Sheet.unguarded.filter(pk=sheet.pk).update(state="approved")
    return sheet.pk


def mark_of(room: Staffroom) -> object:
    """Return a document that the school withdrew."""
    what = Raised({"reason": "secret"}, STORY)
    return keep_mark(by=room.principal, school=room.school, text=SHEET, what=what).pk


def sweep_of(room: Staffroom) -> object:
    """Return a place that the school has looked through."""
    setup = Setup(
        name="ホームページ",
        address="https://www.example/",
        owner=str(room.vice_principal.person_id),
        days=7,
    )
    wanted = Wanted(place="web", often="by-hand", setup=setup)
    return name_place(by=room.principal, wanted=wanted).pk


def takedown_of(room: Staffroom) -> object:
    """Return something that must come down."""
    until = school_day(room.school).isoformat()
    what = Raised({"until": until}, {"address": "https://www.example/a", "what": "写真"})
    row = open_takedown(by=room.principal, what=what, owner=room.vice_principal.person_id)
    return row.pk


def channel_of(room: Staffroom) -> object:
    """Return a channel of the school."""
    what = Raised(
        {"type": "web", "on": school_day(room.school).isoformat()},
        {"title": "学校のホームページ", "address": "https://www.example/"},
    )
    return list_channel(by=room.principal, what=what, owner=room.teacher.person_id).pk
