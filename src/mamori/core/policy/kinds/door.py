"""The public door: reports, talks, windows (streams `talk:…`, `school:…`)."""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr

_FOUND = attr("whether something was found", *YES_NO)

KINDS = {
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
