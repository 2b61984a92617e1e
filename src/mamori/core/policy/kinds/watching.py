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

_PAGE = attr("the page it was at")
_OFTEN = attr(
    "how often, as the school decided", "weekly", "fortnightly", "monthly", "termly", "by-hand"
)
_LEVEL = attr("what a person made of it", "nothing", "again", "delete", "danger")
_NET_TYPE = attr("codes of the type of net bullying")
_RESULT = attr("what came of looking", "there", "gone", "unclear")

PATROL = {
    "patrol.planned": Kind(
        "publishing",
        "A net patrol of public pages was put on the calendar.",
        {"often": _OFTEN},
    ),
    "patrol.page-named": Kind("publishing", "A public page was named, with scope and purpose."),
    "patrol.page-dropped": Kind("publishing", "A page is looked at no longer."),
    "patrol.words-set": Kind("publishing", "The words that a patrol looks for were set."),
    "patrol.begun": Kind(
        "publishing",
        "A patrol began.",
        {"way": attr("why", "scheduled", "asked", "by-hand")},
    ),
    "patrol.looked": Kind(
        "publishing",
        "One page was looked at, or could not be.",
        {"page": _PAGE, "result": attr("what came of it: a code of crawling, or looked, sign-in")},
    ),
    "patrol.held": Kind(
        "publishing",
        "Public pages were looked through.",
        {"found": attr("whether something was found", *YES_NO)},
    ),
    "post.sighted": Kind(
        "publishing",
        "Something was seen where everybody can read it; nobody has judged it yet.",
        {
            "finds": attr("codes of what was seen in it"),
            "page": _PAGE,
            "seer": attr("who saw it", "machine", "person"),
        },
    ),
    "post.judged": Kind(
        "publishing",
        "Somebody judged a post.",
        {"level": _LEVEL, "net-type": _NET_TYPE},
    ),
    "post.found": Kind(
        "publishing",
        "A harmful public post was found.",
        {"level": _LEVEL, "net-type": _NET_TYPE},
    ),
    "deletion.asked": Kind(
        "publishing",
        "The school asked for a post to be deleted.",
        {
            "to": attr("whom: site, provider, writer, legal-affairs, police, board or other"),
            "until": attr("the day on which the school looks again, an ISO date"),
        },
    ),
    "deletion.reminded": Kind("publishing", "The school asked once more."),
    "deletion.answered": Kind(
        "publishing", "The answer came.", {"answer": attr("the answer", "deleted", "refused")}
    ),
    "post.looked-again": Kind(
        "publishing",
        "Somebody or Mamori looked whether a post is gone.",
        {"result": _RESULT, "seer": attr("who looked", "machine", "person")},
    ),
    "post.passed-on": Kind(
        "publishing", "It became a sign.", {"into": attr("the case that it became")}
    ),
}
