"""The steps of a questionnaire, and of an answer in it that worries, as tables.

A planned questionnaire is held or dropped; where its plan says so, it opens by itself. A closed one
is gone through as a whole: only then is it verified (HOK-098). An answer that worries stays open
until somebody has decided what follows, and a decision can be taken up again. When the school's
time for keeping them is over, the answers are erased; what was counted of them stays.
"""

from mamori.core.flow import Flow, Step

UNPLANNED, PLANNED, OPEN, CLOSED = "unplanned", "planned", "open", "closed"
VERIFIED, DROPPED, ERASED = "verified", "dropped", "erased"
UNREAD, WAITING, DECIDED = "unread", "waiting", "decided"
# Roles of posts and seats, as `access.rules` and `people` name them.
RUNNERS = ("committee", "safeguarding-lead", "guidance", "vice-principal", "principal")
LEADS = ("safeguarding-lead", "vice-principal", "principal")
DECIDERS = ("committee", "homeroom", "safeguarding-lead", "board-officer")
PROGRAM = ("program",)  # nobody: a time has come, or an answer came in

SURVEY = Flow(
    start=UNPLANNED,
    owners={
        UNPLANNED: RUNNERS,
        PLANNED: RUNNERS,
        OPEN: RUNNERS,
        CLOSED: ("committee",),
        VERIFIED: LEADS,
        DROPPED: RUNNERS,
        ERASED: LEADS,
    },
    ends=frozenset({DROPPED, ERASED}),
    steps=(
        Step("plan", UNPLANNED, PLANNED, RUNNERS, "survey.planned"),
        Step("open", PLANNED, OPEN, (*RUNNERS, *PROGRAM), "survey.opened"),
        Step("drop", PLANNED, DROPPED, RUNNERS, "survey.dropped"),
        Step("print-codes", OPEN, OPEN, (*RUNNERS, "homeroom"), "codes.printed"),
        Step("hand-out-paper", OPEN, OPEN, (*RUNNERS, "homeroom"), "paper.handed-out"),
        Step("collect-paper", (OPEN,), OPEN, (*RUNNERS, "homeroom"), "paper.collected"),
        Step("collect-paper", (CLOSED,), CLOSED, (*RUNNERS, "homeroom"), "paper.collected"),
        Step("destroy-paper", (OPEN,), OPEN, (*RUNNERS, "homeroom"), "paper.destroyed"),
        Step("destroy-paper", (CLOSED,), CLOSED, (*RUNNERS, "homeroom"), "paper.destroyed"),
        Step("destroy-paper", (VERIFIED,), VERIFIED, (*RUNNERS, "homeroom"), "paper.destroyed"),
        Step("close", OPEN, CLOSED, (*RUNNERS, *PROGRAM), "survey.closed"),
        Step("question-silence", CLOSED, CLOSED, ("committee",), "silence.questioned"),
        Step("verify", CLOSED, VERIFIED, ("committee",), "survey.verified"),
        Step("erase", VERIFIED, ERASED, LEADS, "survey.erased"),
    ),
)

ANSWER = Flow(
    start=UNREAD,
    owners={UNREAD: PROGRAM, WAITING: DECIDERS, DECIDED: DECIDERS},
    steps=(
        Step("flag", UNREAD, WAITING, PROGRAM, "answer.flagged"),
        Step("ask", WAITING, WAITING, DECIDERS, "answer.asked"),
        Step("reply", WAITING, WAITING, PROGRAM, "answer.replied"),
        Step("decide", WAITING, DECIDED, DECIDERS, "answer.decided"),
        Step("take-up-again", DECIDED, WAITING, DECIDERS, "answer.reopened"),
        Step("hear-again", DECIDED, WAITING, PROGRAM, "answer.replied"),
    ),
)
