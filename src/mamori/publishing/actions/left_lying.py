"""What becomes of releases of themselves: a worker died, a consent is gone, a day is over."""

from datetime import timedelta

from django.db import transaction

from mamori.base import clock
from mamori.base.files import sweep
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.queries import entries
from mamori.publishing.actions.ending import end
from mamori.publishing.actions.scans import QUEUE, begin, make_copy
from mamori.publishing.models import Item, Release
from mamori.publishing.queries.held import SHELF
from mamori.publishing.queries.releases import MAKING, taken_back

S = Release.State
HELD_FOR = timedelta(days=1)
GONE = "release.consent-gone"


def go_on() -> None:
    """Begin anew what workers that died left undone. Done every hour; twice is no harm."""
    for release in Release.unguarded.filter(state__in=[S.LOOKING, S.OPEN]).order_by("at"):
        with transaction.atomic():
            go_on_with(release)


def go_on_with(release: Release) -> None:
    """Begin anew what a worker left undone with one release."""
    begin(release)
    for item in Item.unguarded.filter(release=release, no_copy=MAKING):
        make_copy.using(queue_name=QUEUE).enqueue(str(item.pk), item.turn)


def look_after_consents() -> None:
    """Note of what went out that a consent for it was taken back: from then on it must come down.

    The program asks every hour. Each release is noted once; taking it back ends it.
    """
    out = Release.unguarded.filter(state=S.RELEASED).select_related("school")
    rows = {row.stream: row for row in out.order_by("school", "pk")}
    gone = taken_back(rows)
    gone -= {one.stream for one in entries(gone, kinds=[GONE])}
    for stream in sorted(gone):
        with transaction.atomic():
            note(by=None, school=rows[stream].school, stream=stream, kind=GONE)


def lapse() -> int:
    """Destroy what nobody decided about within a day, and files that no release names any more."""
    before = clock.now() - HELD_FOR
    late = Release.unguarded.filter(state__in=[S.LOOKING, S.OPEN, S.ASKED], at__lte=before)
    gone = 0
    for release in late.select_related("school").order_by("school", "pk"):
        gone += _lapse(release)
    kept = Item.unguarded.exclude(file_id="").values_list("file_id", flat=True)
    sweep(SHELF, keep=set(kept))
    return gone


@transaction.atomic
def _lapse(release: Release) -> bool:
    journal.lock(release.school_id)
    now = Release.unguarded.select_related("school").get(pk=release.pk)
    if now.is_decided:
        return False
    note(by=None, school=now.school, stream=now.stream, kind="document.lapsed")
    end(now, S.LAPSED)
    return True
