"""What stands in the addresses of the net patrol when they are walked."""

from uuid import UUID

from tests.base.media.pictures import PNG
from tests.cases.conftest import Staffroom

from mamori.base import clock
from mamori.base.files import Incoming
from mamori.cases.actions.evidence import Sent
from mamori.journal.queries import entries
from mamori.publishing.actions.patrol import name_page
from mamori.publishing.actions.posts import Deeds, tell
from mamori.publishing.models import Post, Round
from mamori.registers.actions import Raised

PAGE = Raised(
    {"ours": "no", "machine": "yes"},
    {"title": "掲示板", "address": "https://board.example/", "scope": "一面", "purpose": "中傷"},
)
NOW = clock.now()
POST = Raised({"finds": ["school-word"]}, {"address": "https://board.example/1", "text": "…"})


def in_the_address(room: Staffroom, name: str) -> dict[str, object] | None:
    """Return the values for an address of the patrol; None for any other."""
    last = name.partition(":")[2]
    if last in {"patrol_page", "drop_page"}:
        return {"pk": name_page(by=room.principal, what=PAGE).pk}
    if last in {"round", "hold_round", "tell_in"}:
        return {"pk": round_of(room).pk}
    if last == "post" or last.startswith("post_"):
        post = post_of(room)
        (file,) = (entries([post.stream])[0].words or {})["files"]
        return {"pk": post.pk, "slug": "judge", "file": UUID(file["id"])}
    return {} if last.startswith(("patrol", "tell", "new_patrol")) else None


def round_of(room: Staffroom) -> Round:
    """Return a round that somebody must go through."""
    at = room.school
    return Round.objects.create(
        stream=f"patrol:{at.pk}", school=at, way="asked", state="open", at=NOW, beat_at=NOW
    )


def post_of(room: Staffroom) -> Post:
    """Return a post that somebody wrote down, with a picture."""
    picture = Incoming()
    picture.add(PNG)
    picture.end()
    return tell(by=room.principal, told=Deeds(POST, files=[Sent(picture, "", "image/png")]))
