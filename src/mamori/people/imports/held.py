"""A file between upload and import: sealed under a key of its own, gone with the key."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from mamori.base import clock
from mamori.core.seal import seal, unseal
from mamori.journal import keys
from mamori.people.imports import progress
from mamori.people.models import School, Upload
from mamori.people.queries import school_day
from mamori.people.rights import demand

Held = Upload  # what pages call it: they know no models
KEPT_FOR = timedelta(days=1)


@transaction.atomic
def hold(*, by: UUID, school: School, name: str, data: bytes, choices: dict[str, Any]) -> Upload:
    """Seal an uploaded file until somebody has looked at what it would do.

    Raises:
        NotAllowed: the person's posts do not allow it.
    """
    demand(by, "roster.import", school.pk, school_day(school))
    tidy()
    upload = Upload(school=school, by_id=by, choices=choices, made_at=clock.now())
    plain = name.encode() + b"\0" + data
    key = keys.stream_key(school.pk, _stream(upload))
    upload.sealed = seal(key, plain, upload.pk.bytes)
    upload.save()
    return upload


def opened(upload: Upload) -> tuple[str, bytes]:
    """Return the name and the bytes of a held file."""
    key = keys.stream_key(upload.school_id, _stream(upload))
    name, _, data = unseal(key, bytes(upload.sealed), upload.pk.bytes).partition(b"\0")
    return name.decode(), data


def find(pk: UUID) -> Upload | None:
    """Return a held file, if it is still there and its day is not over."""
    fresh = Upload.objects.filter(made_at__gt=clock.now() - KEPT_FOR)
    return fresh.select_related("school").filter(pk=pk).first()


def choose(upload: Upload, **choices: Any) -> None:
    """Remember what the person chose on the way."""
    upload.choices |= choices
    upload.save(update_fields=["choices"])


@transaction.atomic
def claim(*, by: UUID, upload: Upload, seen: int) -> bool:
    """Take a file for import, once; False when somebody has done so already.

    Raises:
        NotAllowed: the person's posts do not allow it.
    """
    demand(by, "roster.import", upload.school_id, school_day(upload.school))
    held = Upload.objects.filter(pk=upload.pk)
    if not progress.is_stuck(upload.pk):
        held = held.filter(state=Upload.State.HELD)
    taken = held.update(state=Upload.State.APPLYING, seen=seen, by=by)
    if taken:
        progress.begin(upload.pk, upload.school_id)
    return bool(taken)


def release(upload: Upload) -> None:
    """Give a claimed file back, so that it can be looked at again."""
    Upload.objects.filter(pk=upload.pk).update(state=Upload.State.HELD)


@transaction.atomic
def forget(upload: Upload) -> bool:
    """Destroy the key of a file and the file; False when that was done before."""
    gone, _ = Upload.objects.filter(pk=upload.pk).delete()
    keys.destroy(_stream(upload), clock.now())
    return bool(gone)


def tidy() -> int:
    """Forget the files whose day is over; say how many. The timer and each upload do this."""
    old = Upload.objects.filter(made_at__lte=clock.now() - KEPT_FOR)
    progress.tidy(clock.now() - KEPT_FOR)
    return sum(forget(upload) for upload in old)


def _stream(upload: Upload) -> str:
    return f"import:{upload.pk}"
