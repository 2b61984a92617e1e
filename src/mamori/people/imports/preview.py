"""The preview of a held file, kept in this process for a moment so that turning pages is quick."""

from datetime import datetime, timedelta
from uuid import UUID

from mamori.base import clock
from mamori.people.imports.make import plan_import
from mamori.people.imports.plan import Plan, Work
from mamori.people.imports.reading import roster_of
from mamori.people.models import School, Upload

KEPT_FOR = timedelta(minutes=10)
AT_MOST = 4
_kept: dict[UUID, tuple[str, datetime, Plan]] = {}


def preview(upload: Upload, by: UUID) -> Plan:
    """Return what importing a held file would do, without the rows themselves.

    Raises:
        RosterUnreadable, WhichSchool: as the reader and the plan say.
    """
    now = clock.now()
    version = School.objects.values_list("version", flat=True).get(pk=upload.school_id)
    mark = f"{version} {by} {upload.choices}"
    for pk in [pk for pk, (_, at, _) in _kept.items() if abs(now - at) > KEPT_FOR]:
        del _kept[pk]
    kept = _kept.get(upload.pk)
    if kept and kept[0] == mark:
        return kept[2]
    org = upload.choices.get("org", "")
    plan = plan_import(upload.school, roster_of(upload), by=by, org=org)
    plan.changes_nothing, plan.work = plan.is_empty(), Work()
    while len(_kept) >= AT_MOST:
        del _kept[next(iter(_kept))]
    _kept[upload.pk] = (mark, now, plan)
    return plan


def drop(upload: UUID) -> None:
    """Let a preview go."""
    _kept.pop(upload, None)
