"""What a new act of bullying changes at once, and what a correction must fit."""

from mamori.access.queries import who_can_see
from mamori.base.mail import knock
from mamori.cases import flow
from mamori.cases.actions.deeds import Deed
from mamori.cases.models import Case
from mamori.duties.actions import note
from mamori.journal.queries import entry, family
from mamori.people.models import Account
from mamori.people.queries import addresses, uuids


def heed_danger(*, case: Case, deed: Deed, **_: object) -> None:
    """Let the case say that danger was reported, wherever it is listed (HOK-022)."""
    if deed.attrs.get("danger") == "yes":
        case.danger = True
        case.save(update_fields=["danger"])


def reopen_on_new_act(*, by: Account, case: Case, **_: object) -> None:
    """Open a case again that was thought to be over: a new act says that it is not (T-06)."""
    if case.state not in {flow.RESOLVED, flow.SET_ASIDE}:
        return
    step = flow.CASE.step(case.state, "reopen")
    note(by=by.person_id, school=case.school, stream=case.stream, kind=step.fact)
    case.state = step.target
    case.save(update_fields=["state"])
    people = {sight.person for sight in who_can_see(case.stream, case.school)[0]}
    knock(addresses(people - {by.person_id}))


def check_corrected(*, case: Case, deed: Deed, **_: object) -> None:
    """Refuse a correction of what is no entry of this case or of one that goes on in it.

    Raises:
        ValueError: there is no such entry here.
    """
    wrong = next((entry(pk) for pk in uuids([deed.attrs.get("entry", "")])), None)
    if wrong is None or wrong.stream not in family(case.stream):
        raise ValueError("an entry of the same case is corrected")
