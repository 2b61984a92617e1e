"""Consent: what is asked (streams `asking:…`), and what each person answered (`consent:…`)."""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr

_REQUEST = attr("which request: one purpose and one channel")
_WAY = attr("by which way", "link", "paper", "word")
_ANSWER = {
    "request": _REQUEST,
    "channel": attr("where it would go"),
    "data": attr("what of the person"),
    "side": attr("who answered", "person", "representative"),
    "way": _WAY,
    "shown": attr("the hash of the exact words that were shown"),
    "whole": attr("whether everybody whose yes is needed has now said yes", *YES_NO),
}

KINDS = {
    "consent.asked": Kind(
        "consent",
        "Persons were asked for their consent.",
        {
            "request": _REQUEST,
            "channel": attr("where it would go"),
            "data": attr("what of them"),
            "until": attr("the last day of the consent"),
        },
    ),
    "consent.reminded": Kind("consent", "Whoever had not answered was reminded, once."),
    "consent.given": Kind("consent", "Somebody said yes.", _ANSWER),
    "consent.refused": Kind("consent", "Somebody said no.", _ANSWER),
    "consent.withdrawn": Kind("consent", "A consent was taken back; it ended there.", _ANSWER),
    "consent.expired": Kind(
        "consent", "Consents ended with the day they were for.", {"request": _REQUEST}
    ),
}
