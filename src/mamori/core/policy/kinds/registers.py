"""Registers: complaints, objections, warnings from outside, partners.

Streams `complaint:…`, `objection:…`, `warning:…`; partners stand in the stream of the school.
"""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr

_WAY = attr("by which way", "telephone", "letter", "in-person", "mail", "door", "other")
_READABLE = attr("whether the one who raised it may read the words", *YES_NO)

COMPLAINTS = {
    "complaint.received": Kind(
        "registers",
        "Someone complained.",
        {
            "about": attr("about what", "staff", "school", "data"),
            "way": _WAY,
            "from": attr("who", "pupil", "guardian", "resident", "staff", "unknown"),
        },
    ),
    "complaint.acknowledged": Kind(
        "registers", "Whoever complained was told that it arrived.", {"way": _WAY}
    ),
    "call.noted": Kind(
        "registers",
        "A talk by telephone with whoever complained was written down.",
        {
            "offered": attr("whether a written way was offered", *YES_NO),
            "readable": _READABLE,
            "time": attr("the time of day"),
        },
    ),
    "complaint.decided": Kind(
        "registers", "What follows from a complaint was decided.", {"readable": _READABLE}
    ),
    "complaint.answered": Kind(
        "registers",
        "A complaint was answered.",
        {"way": _WAY, "readable": _READABLE},
    ),
}
OBJECTIONS = {
    "objection.raised": Kind(
        "registers",
        "A member of staff said stop to a form or an order; it rests until somebody decides.",
        {"what": attr("what it is about", "form", "order")},
    ),
    "objection.decided": Kind(
        "registers",
        "Somebody else decided about an objection.",
        {"result": attr("what was decided", "stopped", "changed", "goes-on")},
    ),
}
WARNINGS = {
    "warning.received": Kind(
        "registers",
        "A warning came from outside.",
        {
            "from": attr("from where", "sns", "press", "councillor", "guardian", "other"),
            "about": attr("what it is about, if that is known", "impersonation"),
        },
    ),
    "warning.judged": Kind(
        "registers",
        "Somebody decided what a warning means.",
        {"result": attr("what it means", "act-now", "look-into", "known", "nothing")},
    ),
    "warning.answered": Kind(
        "registers", "Whoever warned was told what became of it.", {"way": _WAY}
    ),
}

NOTES = {
    "entry.noted": Kind("registers", "Something was added to a record of a register."),
}

KINDS = {
    **NOTES,
    "absence.reported": Kind("registers", "A long absence was reported."),
    "support.planned": Kind("registers", "A plan for a child who needs special care was made."),
    **COMPLAINTS,
    **OBJECTIONS,
    **WARNINGS,
}
