"""The steps of a case, as a table. What a case may do next is read here and nowhere else.

A sign has no state of its own before it is shared: recording and sharing are one step, so that
nobody can keep it back, hide it or judge it alone (HOK-010, HOK-062). "Resolved" is no end: the
watching goes on, and one step leads back (HOK-126, T-06). Most steps leave a case where it is:
what they prove is the packs' business.
"""

from mamori.core.flow import Flow, Step

UNWRITTEN, SHARED, RECOGNISED = "unwritten", "shared", "recognised"
SET_ASIDE, RESOLVED, MERGED = "set-aside", "resolved-watching", "merged"
LIVING = (SHARED, RECOGNISED, SET_ASIDE, RESOLVED)
# Roles of seats, as `access.rules` and `people` name them; the table itself needs no database.
STAFF = ("teacher",)
COMMITTEE = ("committee",)
HEADS = ("principal", "vice-principal")
ACTING = ("acting-principal",)  # whoever does their work where neither can
BOARD = ("board-officer",)
CHAIN = ("homeroom", "grade-head", "guidance", "vice-principal", "principal")
READERS = (*COMMITTEE, "safeguarding-lead", *CHAIN)
# Whoever works with the children of a case. A reporter tells what they saw and no more.
CARERS = (*READERS, "nurse-teacher", "counsellor", "teacher")
TELLERS = (*CARERS, "reporter")
# Who may know which child told: not who only wrote the first sign and follows what comes of it.
TRUSTED = (*CARERS, "glass", *BOARD)
# Who may read why a child needs special care. Nobody else writes it: one may read what one wrote.
FEW = (*COMMITTEE, "safeguarding-lead", "nurse-teacher", "counsellor", "principal")


def _stays(
    by: tuple[str, ...], steps: dict[str, str], states: tuple[str, ...] = LIVING
) -> tuple[Step, ...]:
    """Return steps, name -> fact, that leave a case in the state it is in."""
    return tuple(Step(n, state, state, by, f) for n, f in steps.items() for state in states)


CASE = Flow(
    start=UNWRITTEN,
    owners={
        UNWRITTEN: STAFF,
        SHARED: COMMITTEE,
        RECOGNISED: COMMITTEE,
        SET_ASIDE: COMMITTEE,
        RESOLVED: COMMITTEE,
        MERGED: COMMITTEE,
    },
    steps=(
        Step("record", UNWRITTEN, SHARED, STAFF, "sign.recorded"),
        Step("recognise", (SHARED, SET_ASIDE), RECOGNISED, COMMITTEE, "case.recognised"),
        Step("set-aside", SHARED, SET_ASIDE, COMMITTEE, "case.set-aside"),
        Step("resolve", RECOGNISED, RESOLVED, COMMITTEE, "case.resolved"),
        Step("reopen", (RESOLVED, SET_ASIDE), SHARED, CARERS, "case.reopened"),
        Step("merge", LIVING, MERGED, COMMITTEE, "case.merged"),
        # What was recognised stays so; everything else is judged anew.
        Step("separate", MERGED, SHARED, COMMITTEE, "case.separated"),
        Step("separate-recognised", MERGED, RECOGNISED, COMMITTEE, "case.separated"),
        *_stays((*READERS, *BOARD), {"acknowledge": "hop.acknowledged"}),
        *_stays(
            TELLERS,
            {
                "add-note": "note.added",
                "stop-act": "act.stopped",
                "record-act": "act.recorded",
                "secure-safety": "safety.secured",
                "add-evidence": "evidence.added",
                "correct": "entry.corrected",
                "note-watch": "watch.noted",  # whoever noticed first often goes on looking
            },
        ),
        *_stays(TELLERS, {"add-note": "note.added"}, (MERGED,)),
        *_stays((*READERS, *BOARD), {"acknowledge": "hop.acknowledged"}, (MERGED,)),
        *_stays(
            CARERS,
            {
                "interview": "interview.held",
                "interview-reporter": "interview.held",
                "record-wish": "wish.recorded",
                "contact": "contact.made",
                "note-apology": "apology.made",
                "name-participant": "participant.added",
                "name-reporter": "participant.added",
                "remove-reporter": "participant.removed",
                "examine-background": "background.examined",
                "take-measure": "measure.taken",
                "ask-distress": "distress.asked",
                "offer-counselling": "counselling.offered",
                "tell-staff": "staff.told",
                "record-course": "course.recorded",
                "move-child": "child.moved",
                "hand-over-watch": "watch.handed-over",
                "consult-agency": "agency.consulted",
                "consider-breach": "breach.considered",
                "record-absence": "absence.recorded",
            },
        ),
        *_stays(
            COMMITTEE,
            {
                "meet": "meeting.held",
                "establish-facts": "facts.established",
                "assess-definition": "definition.assessed",
                "assess": "assessment.made",
                "other-side-unknown": "other-side.unknown",
                "remove-participant": "participant.removed",
                "weigh-serious": "serious.weighed",
                "decide-policy": "policy.decided",
                "classify": "case.classified",
                "assign-watch": "watch.assigned",
                "lengthen-watch": "watch.lengthened",
                "let-in": "seat.given",
                "draw-lesson": "lesson.drawn",
                "split": "case.split",
                "disclose": "record.disclosed",
            },
        ),
        *_stays(FEW, {"note-background": "care.noted"}),
        *_stays(COMMITTEE, {"not-yet": "recognition.deferred"}, (SHARED,)),
        *_stays(COMMITTEE, {"make-plan": "plan.made", "change-plan": "plan.changed"}),
        *_stays(
            (*HEADS, *ACTING),
            {
                "tell-board-quick": "board.told",
                "tell-board-result": "board.told",
                "tell-board-status": "board.told",
                "consider-crime": "crime.considered",
                "consult-police": "police.consulted",
                "notify-police": "police.notified",
                "police-not-needed": "police.not-needed",
                "report-serious": "serious.reported",
            },
        ),
        *_stays(
            (*COMMITTEE, *HEADS, *ACTING),
            {
                "suspect-serious": "serious.suspected",
                "set-up-inquiry": "inquiry.set-up",
                "explain-inquiry": "inquiry.explained",
                "tell-findings": "inquiry.told",
                "finish-inquiry": "inquiry.finished",
                "place-hold": "hold.placed",
                "lift-hold": "hold.lifted",
            },
        ),
        *_stays(
            BOARD,
            {
                "advise": "board.advised",
                "suspend": "suspension.ordered",
                "pass-on": "serious.reported",
            },
        ),
    ),
)
