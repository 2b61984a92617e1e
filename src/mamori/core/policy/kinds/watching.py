"""What is the school's own on the net, and what others write there.

Streams `channel:…`, `patrol:…`, `post:…`; that patrols are planned stands in the school's stream.
"""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr

_TYPE = attr(
    "what it is",
    *("web", "sns", "newsletter", "notice-board", "mail", "telephone", "messages"),
)

CHANNELS = {
    "channel.listed": Kind("publishing", "A page or an address became official.", {"type": _TYPE}),
    "channel.changed": Kind("publishing", "Its title or address changed."),
    "channel.given": Kind("publishing", "Somebody else of the staff has it from now on."),
    "channel.owner-leaves": Kind("publishing", "Whoever has it leaves, or has left."),
    "channel.posted": Kind(
        "publishing",
        "Something was posted there.",
        {"topic": attr("codes of what it was about"), "release": attr("the release it was")},
    ),
    "channel.ended": Kind("publishing", "It is official no longer."),
    "channel.imitated": Kind(
        "publishing",
        "Somebody writes in the school's name as if it were this one.",
        {"money": attr("whether money, passwords or codes are asked for", *YES_NO)},
    ),
}
