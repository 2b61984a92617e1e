"""The steps of a case, as a table. What a case may do next is read here and nowhere else.

A sign has no state of its own before it is shared: recording and sharing are one step, so that
nobody can keep it back, hide it or judge it alone (HOK-010, HOK-062). "Resolved" is no end: the
watching goes on, and one step leads back (HOK-126, T-06).
"""

from mamori.core.flow import Flow, Step

UNWRITTEN, SHARED, RECOGNISED = "unwritten", "shared", "recognised"
SET_ASIDE, RESOLVED = "set-aside", "resolved-watching"
LIVING = (SHARED, RECOGNISED, SET_ASIDE, RESOLVED)
STAFF = ("teacher",)
COMMITTEE = ("committee",)
READERS = ("committee", "homeroom", "grade-head", "guidance", "vice-principal", "principal")


def _stays(name: str, by: tuple[str, ...], fact: str) -> tuple[Step, ...]:
    """Return a step that leaves a case in the state it is in, whichever that is."""
    return tuple(Step(name, state, state, by, fact) for state in LIVING)


CASE = Flow(
    start=UNWRITTEN,
    owners={
        UNWRITTEN: STAFF,
        SHARED: COMMITTEE,
        RECOGNISED: COMMITTEE,
        SET_ASIDE: COMMITTEE,
        RESOLVED: COMMITTEE,
    },
    steps=(
        Step("record", UNWRITTEN, SHARED, STAFF, "sign.recorded"),
        *_stays("acknowledge", READERS, "hop.acknowledged"),
        *_stays("add-note", READERS, "note.added"),
        Step("recognise", (SHARED, SET_ASIDE), RECOGNISED, COMMITTEE, "case.recognised"),
        Step("set-aside", SHARED, SET_ASIDE, COMMITTEE, "case.set-aside"),
        Step("resolve", RECOGNISED, RESOLVED, COMMITTEE, "case.resolved"),
        Step("reopen", (RESOLVED, SET_ASIDE), SHARED, COMMITTEE, "case.reopened"),
    ),
)
