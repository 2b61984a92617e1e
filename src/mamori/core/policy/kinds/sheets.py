"""Sheets that collect something, and documents that must not come back.

Streams `sheet:…`, `withdrawn:…`, `notice:…`.
"""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr

LOOKS = (
    *("clean", "secret", "known-again", "blocked"),
    *("slip", "no-sentence", "no-handler", "unreadable"),
)
_MODE = attr("what becomes of it", "keep-at-home", "show", "hand-in")
_TOUCHES = attr(
    "what it is about, besides ordinary things",
    *("family", "health", "insurance", "money", "accounts"),
)

# What the school hands out and collects (streams `sheet:…`).
SHEETS = {
    "sheet.drafted": Kind(
        "publishing",
        "A version of a form, leaflet or survey was put before the gate.",
        {
            "version": attr("which version, counted from 1"),
            "mode": _MODE,
            "touches": _TOUCHES,
            "collection": attr("how it comes back", "direct", "envelope", "digital", "row"),
            "ordered": attr("who ordered it", "school", "board", "superintendent", "other"),
            "required": attr("how many of its fields must be filled in"),
            "optional": attr("how many need not be"),
            "until": attr("the day on which what was collected is destroyed"),
        },
    ),
    "sheet.looked-at": Kind(
        "publishing",
        "A version was looked through.",
        {
            "version": attr("which version"),
            "result": attr("what came of it", *LOOKS),
            "credentials": attr("how many fields ask for a secret"),
            "sha256": attr("the digest of the file"),
            "mark": attr("the withdrawn document that it is a copy of"),
        },
    ),
    "sheet.returned": Kind("publishing", "The version was given back to be changed."),
    "sheet.approved": Kind(
        "publishing",
        "The principal approved a version.",
        {"version": attr("which version"), "sha256": attr("the digest of the file")},
    ),
    "sheet.explained": Kind(
        "publishing",
        "What the sheet is for was explained to the guardians.",
        {
            "way": attr("by which way", "letter", "meeting", "message"),
            "classes": attr("the ids of the classes whose guardians it reached"),
        },
    ),
    "sheet.asked-about": Kind("publishing", "A guardian asked what the sheet is for."),
    "sheet.answered": Kind("publishing", "The question of a guardian was answered."),
    "sheet.stopped": Kind(
        "publishing",
        "A member of staff said stop; the sheet rests.",
        {"objection": attr("the id of the objection")},
    ),
    "sheet.used": Kind(
        "publishing",
        "The sheet was handed out.",
        {
            "mode": _MODE,
            "touches": _TOUCHES,
            "classes": attr("the ids of the classes that got it"),
        },
    ),
    "reception.attended": Kind(
        "publishing",
        "A member of staff was there while papers or money were received, the whole time.",
    ),
    "money.counted": Kind(
        "publishing",
        "Money was received and counted by a member of staff.",
        {"way": attr("by which way", "cash", "cashless")},
    ),
    "sheet.ended": Kind("publishing", "The collection is over."),
    "collection.overdue": Kind(
        "publishing",
        "The day is over by which what was collected should have been destroyed or given back.",
    ),
    "collection.destroyed": Kind(
        "publishing",
        "What was collected was destroyed or given back.",
    ),
    "sheet.withdrawn": Kind(
        "publishing",
        "The sheet was withdrawn for good.",
        {"mark": attr("the withdrawn document")},
    ),
}

# Documents that must not come back (streams `withdrawn:…`), and what the staff of each school is
# told about them every year (streams `notice:…`).
WITHDRAWN = {
    "withdrawal.recorded": Kind(
        "publishing",
        "A document was withdrawn for good; its like is known again.",
        {
            "reason": attr("what was wrong", "secret", "private", "unlawful", "wrong", "other"),
            "circulating": attr("whether copies are out", *YES_NO),
            "notice": attr("whether the staff are to confirm a sentence about it", *YES_NO),
        },
    ),
    "withdrawal.lifted": Kind("publishing", "A withdrawal was a mistake and holds no more."),
    "copy.recognised": Kind(
        "publishing",
        "A copy of a withdrawn document came back and was refused.",
        {
            "school": attr("the id of the school where it came back"),
            "place": attr("where it would have gone"),
            "likeness": attr("how much of it is the same, in hundredths"),
            "severity": attr("each time it comes back weighs more than before", "raised"),
        },
    ),
    "mark.told-apart": Kind(
        "publishing",
        "Somebody else than who brought a paper found that it is no copy of a withdrawn document.",
        {"mark": attr("the withdrawn document that it is like")},
    ),
    "return.explained": Kind("publishing", "Why a withdrawn document came back was found out."),
    "source.traced": Kind("publishing", "Who made it, and who copied it from whom, was traced."),
    "places.cleared": Kind(
        "publishing",
        "Everywhere the document was published was looked through, and it was taken down.",
        {"found": attr("whether it was published anywhere", *YES_NO)},
    ),
    "copies.counted": Kind(
        "publishing",
        "Copies of a document on paper were counted.",
        {"out": attr("how many were handed out"), "in": attr("how many have come back")},
    ),
    "recall.closed": Kind("publishing", "All copies are back or destroyed, or it is said why not."),
    "stopgap.set": Kind(
        "publishing",
        "What is out already may stay in use until a day, and no longer.",
        {"until": attr("the last day")},
    ),
    "stopgap.expired": Kind("publishing", "The last day of a stop-gap is over."),
    "replacement.named": Kind("publishing", "What takes the place of the document was named."),
    "notice.issued": Kind(
        "publishing",
        "The staff of a school are told, anew each school year, what must not come back.",
        {"year": attr("the school year, such as 2026"), "mark": attr("the withdrawn document")},
    ),
    "notice.known": Kind("publishing", "Everybody now on the staff has confirmed it this year."),
}
