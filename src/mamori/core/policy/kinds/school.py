"""The standing organisation of a school (stream `school:<id>`)."""

from mamori.core.policy.kinds.kind import ROLE, Kind, attr

_YEAR = attr("the school year, such as 2026")

KINDS = {
    "roster.imported": Kind(
        "people",
        "The roster was brought up to date.",
        {name: attr("how many") for name in ("added", "changed", "left", "same", "rejected")},
    ),
    "post.given": Kind("people", "A person was given a post.", {"role": ROLE}),
    "post.ended": Kind("people", "A person left a post.", {"role": ROLE}),
    "account.opened": Kind("people", "A person of the staff was invited to sign in."),
    "account.started-over": Kind("people", "A person got a new way in; the old one ended."),
    "pupil.enrolled": Kind(
        "people", "A pupil joined the school.", {"when": attr("when", "year-start", "mid-year")}
    ),
    "pupil.left": Kind("people", "A pupil left the school."),
    "year.started": Kind("people", "A school year began.", {"year": _YEAR}),
    "closed-days.listed": Kind(
        "people",
        "The days without school of a year were listed.",
        {"year": _YEAR, "days": attr("how many")},
    ),
    "committee.set-up": Kind(
        "people",
        "The standing committee was set up.",
        {"year": _YEAR, "name": attr("which of its names the school uses")},
    ),
    "member.joined": Kind("people", "A person joined the committee.", {"role": ROLE}),
    "member.left": Kind("people", "A person left the committee.", {"role": ROLE}),
    "structure.decided": Kind("people", "The principal decided the structure.", {"year": _YEAR}),
}
