"""What leaves the school, and net patrol (streams `document:…`, `patrol:…`)."""

from mamori.core.policy.kinds.kind import YES_NO, Kind, attr
from mamori.core.policy.kinds.sheets import SHEETS, WITHDRAWN
from mamori.core.policy.kinds.watching import CHANNELS

_FOUND = attr("whether something was found", *YES_NO)

KINDS = {
    **SHEETS,
    **WITHDRAWN,
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
    **CHANNELS,
}
