"""The import itself, in the worker."""

import logging
from uuid import UUID

from django.db import transaction
from django_tasks import task

from mamori.core.roster import RosterUnreadable
from mamori.people.imports import held
from mamori.people.imports.make import plan_import
from mamori.people.imports.plan import Plan
from mamori.people.imports.progress import Teller
from mamori.people.imports.reading import roster_of
from mamori.people.imports.wanted import WhichSchool
from mamori.people.imports.write import WorldChanged, write
from mamori.people.models import Upload
from mamori.people.rights import NotAllowed

logger = logging.getLogger(__name__)

REFUSALS = {
    WorldChanged: "changed",
    NotAllowed: "not-allowed",
    WhichSchool: "which-school",
    RosterUnreadable: "unreadable",
}


class AlreadyDone(Exception):
    """Another worker has imported this file, or somebody cancelled it."""


@task()
def apply_upload(upload_id: str) -> None:
    """Import a claimed file and forget it; on any trouble nothing is changed and it is kept."""
    upload = held.find(UUID(upload_id))
    if upload is None or upload.state != Upload.State.APPLYING:
        return
    teller = Teller(upload.pk, upload.school_id)
    teller.tell("running")
    try:
        plan = _apply(upload, teller)
    except AlreadyDone:
        return
    except (WorldChanged, NotAllowed, WhichSchool, RosterUnreadable) as refused:
        held.release(upload)
        teller.tell("refused", why=REFUSALS[type(refused)])
    except Exception as error:  # noqa: BLE001 -- whatever it was, the person must be told
        # Only its type: a message could quote a line of the file.
        logger.error("An import failed: %s", type(error).__name__)  # noqa: TRY400 -- see above
        held.release(upload)
        teller.tell("failed")
    else:
        teller.tell("done", counts=plan.counts())


def _apply(upload: Upload, teller: Teller) -> Plan:
    org = upload.choices.get("org", "")
    plan = plan_import(upload.school, roster_of(upload), by=upload.by_id, org=org)
    if plan.head != upload.seen:
        raise WorldChanged
    with transaction.atomic():
        if not held.forget(upload):
            raise AlreadyDone
        write(by=upload.by_id, plan=plan, progress=teller)
    return plan
