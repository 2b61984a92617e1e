"""Where records are kept, and what is kept there.

Streams `storage:…` (a place, a device or a medium) and `material:…` (marks, or what they are made
from).
"""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr

_RESULT = attr("what a check came to", "well", "wanting")
_AGAIN = attr("the day on which the school looks again: its own, no document's")
_CONDITIONS = attr("what holds of it", "encrypted", "locked-cabinet")
_MEASURES = attr(
    "what protects it", "disk-encrypted", "screen-lock", "updates", "protection", "own-account"
)

KINDS = {
    "place.listed": Kind(
        "vault",
        "A place on the net in which records are kept was listed.",
        {"place": attr("which place of the packs, or another")},
    ),
    "device.listed": Kind(
        "vault",
        "A device on which records are handled was listed.",
        {"type": attr("what it is", "desktop", "laptop", "tablet", "other")},
    ),
    "device.checked": Kind(
        "vault",
        "Looked at how a device is guarded.",
        {
            "fixed": attr("how it is fixed against theft", "wire", "built-in", "no"),
            "keeps": attr("whether records lie on it or are only opened on it", *YES_NO),
            "measures": _MEASURES,
            "enough": attr("whether that is all that the rules ask", *YES_NO),
            "result": _RESULT,
            "again": _AGAIN,
        },
    ),
    "medium.admitted": Kind(
        "vault",
        "A medium outside a computer may be used.",
        {
            "purpose": attr("for what", "long-keeping", "other"),
            "conditions": _CONDITIONS,
            "again": _AGAIN,
        },
    ),
    "medium.checked": Kind(
        "vault",
        "Looked at where a medium is and whether it is still encrypted.",
        {
            "conditions": _CONDITIONS,
            "result": _RESULT,
            "again": _AGAIN,
        },
    ),
    "guide.read": Kind("vault", "The guide of a place was read, and what it asks was done."),
    "sign-in.checked": Kind(
        "vault",
        "Looked at which accounts of a place sign in with two steps.",
        {
            "with": attr("how many accounts do"),
            "without": attr("how many do not"),
            "unclear": attr("of how many it cannot be told"),
            "result": _RESULT,
            "again": _AGAIN,
        },
    ),
    "access.reviewed": Kind(
        "vault",
        "Looked at who can open what is kept somewhere.",
        {
            "left": attr("whether somebody can who must not", *YES_NO),
            "result": _RESULT,
            "again": _AGAIN,
        },
    ),
    "storage.noted": Kind("vault", "Something was added to a place, a device or a medium."),
    "storage.given-up": Kind(
        "vault",
        "Nothing is kept there any longer.",
        {"how": attr("what became of what was there", "moved", "erased", "destroyed", "lost")},
    ),
    "material.kept": Kind(
        "vault",
        "Material is kept somewhere.",
        {
            "class": attr("its class, as a pack names it"),
            "lies-on": attr(
                "what it is kept on", "place", "device", "medium", "portable", "elsewhere"
            ),
            "where": attr("the id of the place, the device or the medium"),
            "guard": attr("what hides it", "anonymised", "encrypted", "neither"),
        },
    ),
    "material.noted": Kind("vault", "Something was added to material."),
    "material.ended": Kind(
        "vault",
        "Material is kept no longer.",
        {"how": attr("what became of it", "erased", "handed-over", "mistake")},
    ),
}
