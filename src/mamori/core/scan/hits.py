"""What finders find."""

from dataclasses import dataclass

# Kind -> the kinds it counts as in packs, itself first. A rule on `contact` also meets a phone.
KINDS: dict[str, tuple[str, ...]] = {
    "roster-name": ("person",),
    "unknown-name": ("person-perhaps",),
    "unknown-person": ("person-perhaps", "person"),  # the same, where a school wants it judged so
    "person-list": ("person-list", "person"),
    "face": ("face",),
    # Identifiers
    "my-number": ("identifier",),
    "health-insurance": ("identifier", "special-care"),
    "bsn": ("identifier",),
    "cccd": ("identifier",),
    "cmnd": ("identifier",),
    "vn-health-insurance": ("identifier", "special-care"),
    "school-number": ("identifier",),
    "bank-account": ("identifier",),
    "licence-plate": ("identifier",),
    # Contacts
    "phone": ("contact",),
    "email": ("contact",),
    "address": ("contact",),
    "postal-code": ("contact-perhaps",),
    "sns-id": ("contact",),
    "invitation-link": ("contact",),
    "birth-date": ("birth-date",),
    # What a form asks for
    "secret-request": ("secret-request",),
    "insurance-copy-request": ("insurance-copy-request",),
    "medical-sheet-request": ("medical-sheet-request",),
    "cash-by-pta": ("cash-by-pta",),
    "papers-by-pta": ("papers-by-pta",),
    # What is said of a person
    "grade": ("grade",),
    "disadvantageous-grade": ("disadvantageous-grade", "grade"),
    "health": ("special-care",),
    "disability": ("special-care",),
    "family": ("special-care",),
    "religion": ("special-care",),
    "nationality": ("special-care",),
}

# Why of a person of the roster: whoever bears the name is no pupil.
GROWN = "kind:grown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A find in the text of a block: the characters `[start, end)`, exactly what is meant.

    `kind` is one of `KINDS`. `confidence` is 0 to 1; below 0.5 nothing is judged by it. `why` are
    codes that say what spoke for it: `check-digit`, `context:電話`, `header:氏名`, `form:kana`. A
    check digit alone never reaches 0.5 (T-30). `person` is the roster's key; `others` are the keys
    of those who write themselves the same way, so that what one of them refuses is refused.
    `count` is the number of persons of a list; 0: it goes on with the hit before it.
    """

    kind: str
    start: int
    end: int
    confidence: float = 1.0
    why: tuple[str, ...] = ()
    person: str = ""
    others: tuple[str, ...] = ()
    count: int = 1
