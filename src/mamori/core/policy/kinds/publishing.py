"""What leaves the school, and net patrol (streams `document:…`, `patrol:…`)."""

from mamori.core.policy.kinds.releases import RELEASES
from mamori.core.policy.kinds.sheets import SHEETS, WITHDRAWN
from mamori.core.policy.kinds.watching import CHANNELS, PATROL

KINDS = {
    **SHEETS,
    **WITHDRAWN,
    **RELEASES,
    **CHANNELS,
    **PATROL,
}
