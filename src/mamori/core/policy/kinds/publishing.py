"""Questionnaires, the reporting door, net patrol, registers (streams `survey:…`, `patrol:…`)."""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr

_BY = attr("who runs it", "school", "city", "prefecture", "nation")
_FOUND = attr("whether something was found", *YES_NO)
_FORM = attr("code of the form")

SURVEYS = {
    "survey.planned": Kind("surveys", "A questionnaire was put on the calendar.", {"scale": _BY}),
    "survey.opened": Kind("surveys", "A questionnaire was opened.", {"form": _FORM, "scale": _BY}),
    "survey.closed": Kind("surveys", "A questionnaire was closed.", {"form": _FORM}),
    "answer.flagged": Kind("surveys", "An answer tells of bullying or a worry.", {"form": _FORM}),
    "answer.decided": Kind(
        "surveys",
        "Someone decided what follows from a flagged answer.",
        {"result": attr("what follows", "sign", "talk", "nothing")},
    ),
    "survey.verified": Kind("surveys", "The results were verified as a whole.", {"form": _FORM}),
    "checklist.filled": Kind(
        "surveys", "Someone of the staff filled a checklist.", {"form": _FORM}
    ),
    "checklist.handed-out": Kind(
        "surveys", "A checklist to keep at home was given.", {"form": _FORM}
    ),
    "climate.measured": Kind("surveys", "A test of class climate was taken in.", {"form": _FORM}),
}

DOOR = {
    "report.received": Kind(
        "door",
        "Someone reported through the public door.",
        {"channel": attr("how"), "from": attr("who", "pupil", "guardian", "resident", "unknown")},
    ),
    "report.answered": Kind("door", "The school answered the one who reported."),
    "report.passed-on": Kind("door", "A report became a sign or joined a case."),
    "window.published": Kind("door", "The consultation windows were published."),
    "lines.published": Kind("door", "The list of help lines was published."),
    "box.emptied": Kind("door", "The consultation box was emptied.", {"found": _FOUND}),
}

PUBLISHING = {
    "patrol.planned": Kind("publishing", "A net patrol of public pages was put on the calendar."),
    "patrol.held": Kind("publishing", "Public pages were looked through.", {"found": _FOUND}),
    "post.found": Kind("publishing", "A harmful public post was found."),
    "deletion.asked": Kind("publishing", "The school asked for a post to be deleted."),
    "deletion.answered": Kind(
        "publishing", "The answer came.", {"answer": attr("the answer", "deleted", "refused")}
    ),
    "document.scanned": Kind("publishing", "A document was scanned before release."),
    "document.released": Kind("publishing", "A document was released."),
    "document.withdrawn": Kind("publishing", "A released document was taken back."),
}

REGISTERS = {
    "absence.reported": Kind("registers", "A long absence was reported."),
    "support.planned": Kind("registers", "A plan for a child who needs special care was made."),
    "complaint.received": Kind(
        "registers", "Someone complained.", {"about": attr("about what", "staff", "school", "data")}
    ),
    "complaint.answered": Kind("registers", "A complaint was answered."),
}

KINDS = {**SURVEYS, **DOOR, **PUBLISHING, **REGISTERS}
