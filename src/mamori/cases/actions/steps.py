"""Taking a step of a case: right, gate, flow, fact, and what follows from it, in one go."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.acting import working_roles
from mamori.access.queries import barred_from
from mamori.base.mail import knock
from mamori.cases import flow
from mamori.cases.actions.deeds import Deed
from mamori.cases.actions.effects import EFFECTS
from mamori.cases.actions.evidence import are_same, put_away
from mamori.cases.actions.naming import name_adults
from mamori.cases.actions.standing import standing
from mamori.cases.models import Case
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import entry
from mamori.people.models import Account
from mamori.people.queries import addresses

__all__ = ["Deed", "move", "sent_before", "take_step"]


@transaction.atomic
def take_step(*, by: Account, case: Case, step: str, deed: Deed) -> Fact:
    """Record one step of a case.

    Raises:
        PermissionDenied: the person has no seat from which to do this.
        NotNow: the case is not in a state that allows it.
        Refused: a gate is not satisfied; nothing was written.
        Erased: the words of the case were erased, so none can be added.
    """
    journal.lock(case.school_id)
    now = Case.unguarded.select_related("school").get(pk=case.pk)  # what another just did counts
    if sent := sent_before(by, now, deed):
        return sent
    taken = flow.CASE.step(now.state, step)
    if not set(taken.by) & working_roles(by, now.stream, now.school):
        raise PermissionDenied
    name_adults(by=by, school=now.school, stream=now.stream, adults=deed.adults)
    kept = put_away(now, deed.files)
    fact = note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind=taken.fact,
        attrs=deed.codes,
        subjects=sorted(deed.subjects),
        words=deed.told | kept,
        people=standing(by, now, deed.behind),
        filled=deed.filled,
        # Sent again from an old page with other words: an entry of its own, and not lost.
        pk=None if deed.pk and entry(deed.pk) else deed.pk,
    )
    knock(addresses(deed.behind - barred_from(now.stream) - {by.person_id}))
    if taken.target != now.state:
        move(now, taken.target)
    for follow in EFFECTS.get(step, ()):
        follow(by=by, case=now, deed=deed, fact=fact)
    case.refresh_from_db()
    return fact


def sent_before(by: Account, case: Case, deed: Deed) -> Fact | None:
    """Return the fact that came from this very form, as when a button is pressed twice."""
    sent = entry(deed.pk) if deed.pk else None
    if sent is None or (sent.stream, sent.by) != (case.stream, by.person_id):
        return None
    words = {name: told for name, told in (sent.words or {}).items() if name != "files"}
    same = (sent.attrs, words) == (deed.codes, deed.told) and are_same(sent.words, deed.files)
    return Fact.unguarded.get(pk=sent.id) if same and set(sent.subjects) == deed.subjects else None


def move(case: Case, state: str) -> None:
    """Let the row follow what the journal says."""
    Case.unguarded.filter(pk=case.pk).update(state=state)
    case.state = state
