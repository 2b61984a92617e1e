"""What somebody wants to let out, and what becomes of it (stream `release:…`)."""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr

_CHANNEL = attr(
    "where it would go",
    *("web", "sns", "newsletter", "notice-board", "press", "third-party", "mail-home", "shown"),
)
_VERDICT = attr("what the look ended with", "clear", "warn", "unreadable", "consent", "block")
_LEFT = {
    "channel": _CHANNEL,
    "verdict": _VERDICT,
    "found": attr("whether it tells of persons, or somebody had to look at it", *YES_NO),
    "copy": attr("whether a copy without anybody's data went out", *YES_NO),
    "kept": attr("whether the school keeps what went out", *YES_NO),
    "under": attr("the requests for consent under which it went out, by their ids"),
    "consents": attr("how many consents it went out under"),
}

RELEASES = {
    "document.scanned": Kind(
        "publishing",
        "A document was scanned before release.",
        {
            "channel": _CHANNEL,
            "verdict": _VERDICT,
            "types": attr("the types of the files, such as xlsx"),
            "kinds": attr("the kinds of findings"),
            "again": attr("whether it is a copy of a withdrawn document", *YES_NO),
        },
    ),
    "document.copied": Kind(
        "publishing", "A copy without anybody's data took the place of a document."
    ),
    "release.asked": Kind(
        "publishing", "Somebody asked a second person to let a document go out.", _LEFT
    ),
    "release.refused": Kind("publishing", "The second person did not let it go out."),
    "document.released": Kind("publishing", "A document was released.", _LEFT),
    "release.consent-gone": Kind(
        "publishing", "A consent under which a document went out was taken back."
    ),
    "document.stopped": Kind("publishing", "A document was not released after all."),
    "document.lapsed": Kind(
        "publishing", "Nobody decided about a document within a day, and it was destroyed."
    ),
    "document.withdrawn": Kind(
        "publishing",
        "A released document was taken back.",
        {"reason": attr("why", "consent", "mistake", "secret", "other")},
    ),
}
