"""Who may see a record, and who did (noted by the room `access` in the record's own stream)."""

from mamori.core.policy.kinds.kind import ROLE, Kind, attr

_HOLD = attr("what the words must be kept for", "serious-situation", "inquiry", "court", "other")

KINDS = {
    "seat.given": Kind(
        "access", "A person was given a seat in a record.", {"role": ROLE, "why": attr("why")}
    ),
    "seat.ended": Kind("access", "A seat in a record ended.", {"role": ROLE, "why": attr("why")}),
    "glass.asked": Kind(
        "access",
        "Someone asked to open the records about a child.",
        {"opened": attr("how many were opened")},
    ),
    "glass.broken": Kind(
        "access",
        "Someone opened a record for a time, with a reason.",
        {"hours": attr("for how many hours")},
    ),
    "glass.reviewed": Kind("access", "The lead read why a record had been opened."),
    "hold.placed": Kind("cases", "A record must be kept until this is lifted.", {"why": _HOLD}),
    "hold.lifted": Kind("cases", "A record need not be kept for this any longer.", {"why": _HOLD}),
    "hold.kept": Kind(
        "cases",
        "Another record must be kept as well, and nobody there may learn of it.",
        {"why": _HOLD, "record": attr("which one")},
    ),
    "stream.erased": Kind(
        "access", "The words of a record were made unreadable.", {"why": attr("why")}
    ),
    "record.read": Kind("access", "Someone read a guarded record."),
    "record.disclosed": Kind(
        "access",
        "Something of a record was given to somebody outside.",
        {
            "to": attr(
                "to whom", "third-party-committee", "board", "court", "family", "other-school"
            ),
            "version": attr("what was given", "full", "one-child"),
            "language": attr("in which language"),
        },
    ),
}
