"""The steps of a sheet, as a table: what it may do next is read here and nowhere else.

Nobody hands out what was not looked through and approved by somebody else. What was refused is
written anew, and looked through anew. Where it was refused only as a copy and somebody else finds
that it is none, it is looked through anew as it is.
"""

from mamori.core.flow import Flow, Step

UNWRITTEN, LOOKING, RETURNED, REFUSED = "unwritten", "looking", "returned", "refused"
READY, APPROVED, IN_USE = "ready", "approved", "in-use"
OVER, WITHDRAWN = "over", "withdrawn"
STATES = (LOOKING, RETURNED, REFUSED, READY, APPROVED, IN_USE, OVER, WITHDRAWN)
# Roles of seats, as `access.rules` and `people` name them; the table itself needs no database.
STAFF = (
    *("principal", "vice-principal", "acting-principal", "safeguarding-lead", "guidance"),
    *("grade-head", "homeroom", "teacher", "nurse-teacher", "counsellor"),
    *("data-protection-lead", "ict", "office", "committee"),
)
PRINCIPAL = ("principal", "acting-principal")
KEEPERS = (*PRINCIPAL, "vice-principal", "data-protection-lead", "ict")
# Who may say that a paper is no copy of what was withdrawn; who brought it is not among them.
TELLERS = (*PRINCIPAL, "vice-principal", "data-protection-lead")
PROGRAM = ("program",)

SHEET = Flow(
    start=UNWRITTEN,
    owners={
        UNWRITTEN: STAFF,
        LOOKING: PROGRAM,
        RETURNED: STAFF,
        REFUSED: STAFF,
        READY: PRINCIPAL,
        APPROVED: STAFF,
        IN_USE: STAFF,
        OVER: STAFF,
        WITHDRAWN: KEEPERS,
    },
    ends=frozenset({WITHDRAWN}),
    steps=(
        Step("write", UNWRITTEN, LOOKING, STAFF, "sheet.drafted"),
        Step("change", (RETURNED, REFUSED, READY, APPROVED), LOOKING, STAFF, "sheet.drafted"),
        Step("found-clean", LOOKING, READY, PROGRAM, "sheet.looked-at"),
        Step("found-wanting", LOOKING, RETURNED, PROGRAM, "sheet.looked-at"),
        Step("found-forbidden", LOOKING, REFUSED, PROGRAM, "sheet.looked-at"),
        Step("tell-apart", REFUSED, LOOKING, TELLERS, "mark.told-apart"),
        Step("tell-apart", READY, READY, TELLERS, "mark.told-apart"),
        Step("tell-apart", APPROVED, APPROVED, TELLERS, "mark.told-apart"),
        Step("tell-apart", IN_USE, IN_USE, TELLERS, "mark.told-apart"),
        Step("tell-apart", OVER, OVER, TELLERS, "mark.told-apart"),
        Step("return", READY, RETURNED, PRINCIPAL, "sheet.returned"),
        Step("approve", READY, APPROVED, PRINCIPAL, "sheet.approved"),
        Step("explain", READY, READY, STAFF, "sheet.explained"),
        Step("explain", APPROVED, APPROVED, STAFF, "sheet.explained"),
        Step("explain", IN_USE, IN_USE, STAFF, "sheet.explained"),
        Step("use", APPROVED, IN_USE, STAFF, "sheet.used"),
        Step("ask", IN_USE, IN_USE, STAFF, "sheet.asked-about"),
        Step("ask", OVER, OVER, STAFF, "sheet.asked-about"),
        Step("answer", IN_USE, IN_USE, STAFF, "sheet.answered"),
        Step("answer", OVER, OVER, STAFF, "sheet.answered"),
        Step("attend", IN_USE, IN_USE, STAFF, "reception.attended"),
        Step("count-money", IN_USE, IN_USE, STAFF, "money.counted"),
        Step("end", IN_USE, OVER, STAFF, "sheet.ended"),
        Step("destroy", OVER, OVER, STAFF, "collection.destroyed"),
        Step("destroy", WITHDRAWN, WITHDRAWN, STAFF, "collection.destroyed"),
        Step("withdraw", (APPROVED, IN_USE, OVER), WITHDRAWN, KEEPERS, "sheet.withdrawn"),
    ),
)
