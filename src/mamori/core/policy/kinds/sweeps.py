"""Looking through what stands on the net and in shared folders, and having it taken down.

Streams `sweep:…` (a place that is looked through) and `takedown:…` (one address); what concerns the
published policy stands in the stream of the school.
"""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr

_PLACE = attr("what it is", "web", "storage")
_OFTEN = attr("how often", "daily", "weekly", "by-hand")
_FOUND = {
    "place": _PLACE,
    "why": attr(
        "personal: somebody's data without consent; withdrawn: a copy of what was withdrawn; named:"
        " somebody on the staff named it",
        "personal",
        "withdrawn",
        "named",
    ),
    "findings": attr("what was found, as the scanner calls it"),
    "counts": attr("how many of each, in the same order"),
    "until": attr("the day until which the school wants it gone: its own, no document's"),
}
_REASON = attr("why it may stay", "consent", "not-personal", "asked-by-law", "own-work", "other")

KINDS = {
    "sweep.named": Kind(
        "publishing",
        "A place was named that is looked through.",
        {"place": _PLACE, "often": _OFTEN},
    ),
    "sweep.changed": Kind(
        "publishing", "How a place is looked through was changed.", {"often": _OFTEN}
    ),
    "sweep.ended": Kind("publishing", "A place is looked through no longer."),
    "sweep.begun": Kind(
        "publishing",
        "Looking through a place began.",
        {"of": attr("why now", "schedule", "hand", "withdrawn")},
    ),
    "sweep.held": Kind(
        "publishing",
        "A place was looked through.",
        {
            "whole": attr("whether to the end", *YES_NO),
            "looked": attr("how many pages and files were looked at"),
            "missed": attr("how many could not be"),
            "found": attr("how many must not stand there as they are"),
        },
    ),
    "takedown.opened": Kind("publishing", "Something stands where it must not.", _FOUND),
    "takedown.reopened": Kind(
        "publishing",
        "It stands there still, or again.",
        {**_FOUND, "said": attr("what had been said", "removed", "gone", "stays")},
    ),
    "takedown.told": Kind(
        "publishing",
        "Whoever takes it down was told.",
        {"way": attr("how", "mail", "telephone", "in-person", "letter", "other")},
    ),
    "takedown.given": Kind("publishing", "Somebody else takes it down."),
    "takedown.removed": Kind("publishing", "Somebody said that it was taken down."),
    "takedown.also": Kind(
        "publishing",
        "Another address was named at which it may stand.",
        {"what": attr("which", "cache", "old-address", "copy")},
    ),
    "takedown.looked": Kind(
        "publishing",
        "Its addresses were looked at anew.",
        {
            "result": attr("what was seen", "gone", "there", "unreached"),
            "how": attr("how it is gone", "not-found", "closed", "changed"),
        },
    ),
    "takedown.proved": Kind(
        "publishing",
        "A new look proved that it is gone.",
        {"how": attr("how it is gone", "not-found", "closed", "changed")},
    ),
    "takedown.stay-asked": Kind(
        "publishing", "Somebody asked that it may stay.", {"reason": _REASON}
    ),
    "takedown.stay-refused": Kind(
        "publishing", "Somebody else decided that it must go.", {"until": _FOUND["until"]}
    ),
    "takedown.stayed": Kind(
        "publishing", "Somebody else decided that it may stay.", {"reason": _REASON}
    ),
    "policy.placed": Kind("publishing", "The address of the published policy was written down."),
    "policy.lost": Kind("publishing", "The published policy can no longer be read where it stood."),
    "policy.looked": Kind(
        "publishing",
        "It was looked whether the published policy can be read.",
        {"reached": attr("whether it can", *YES_NO), "why": attr("why not")},
    ),
}
