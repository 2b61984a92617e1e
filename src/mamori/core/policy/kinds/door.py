"""The public door: reports, talks, windows (streams `talk:…`, `school:…`)."""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr

_FOUND = attr("whether something was found", *YES_NO)

_FROM = attr("who", "pupil", "guardian", "resident", "unknown")

KINDS = {
    "report.received": Kind(
        "door",
        "Someone reported through the public door.",
        {
            "channel": attr("how"),
            "from": _FROM,
            "about": attr("whom it is about", "staff"),
            "danger": attr("life, body or property at stake", *YES_NO),
        },
    ),
    "report.gathered": Kind(
        "door",
        "Someone reported while far more came than a school has people; it waits in one pile.",
        {"from": _FROM},
    ),
    "pile.begun": Kind("door", "Reports began to wait in one pile, because so many came."),
    "pile.looked-through": Kind("door", "Someone went through the reports that waited in a pile."),
    "report.continued": Kind(
        "door",
        "Whoever reported came back and wrote more.",
        {
            "from": _FROM,
            "about": attr("whom it is about, said only now", "staff"),
            "danger": attr("life, body or property at stake, said only now", "yes"),
        },
    ),
    "report.answered": Kind("door", "The school answered the one who reported."),
    "report.passed-on": Kind(
        "door", "A report became a sign or joined a case.", {"into": attr("the case")}
    ),
    "mention.cleared": Kind(
        "door",
        "Somebody who leads read that a member of staff is only thanked or asked for.",
    ),
    "receipt.given": Kind("door", "Someone was given the words with which to come back."),
    "window.published": Kind("door", "The consultation windows were published."),
    "lines.published": Kind("door", "The list of help lines was published."),
    "box.emptied": Kind("surveys", "The consultation box was emptied.", {"found": _FOUND}),
}
