"""What was found, in words: English on a terminal, in four languages on a page."""


def gettext_noop(message: str) -> str:
    """Mark a text for translators. Django's own reads settings, of which a scan has none."""
    return message


_ = gettext_noop

# Kind -> what it is, as one reads it in a list.
KINDS = {
    "roster-name": _("a person of the school"),
    "unknown-name": _("perhaps the name of a person"),
    "unknown-person": _("the name of a person, as it seems"),
    "person-list": _("a list of persons"),
    "face": _("people can be recognised: is there consent?"),
    "my-number": _("My Number"),
    "health-insurance": _("symbol or number of a health insurance"),
    "bsn": _("Dutch citizen service number (BSN)"),
    "cccd": _("Vietnamese citizen card number (CCCD)"),
    "cmnd": _("Vietnamese identity card number (CMND)"),
    "vn-health-insurance": _("Vietnamese health insurance number"),
    "school-number": _("pupil or student number"),
    "bank-account": _("bank account"),
    "licence-plate": _("licence plate"),
    "phone": _("telephone number"),
    "email": _("e-mail address"),
    "address": _("address of a home"),
    "postal-code": _("postal code"),
    "sns-id": _("account on a social network"),
    "invitation-link": _("link that lets one in"),
    "birth-date": _("date of birth"),
    "secret-request": _("it asks for a password or another secret"),
    "insurance-copy-request": _("it asks for a copy of a health insurance"),
    "medical-sheet-request": _("it asks for a medical history"),
    "cash-by-pta": _("the PTA takes cash"),
    "papers-by-pta": _("the PTA takes papers about persons"),
    "grade": _("mark or grade"),
    "disadvantageous-grade": _("grade that is to somebody's disadvantage"),
    "health": _("health"),
    "disability": _("disability"),
    "family": _("circumstances of a family"),
    "religion": _("religion"),
    "nationality": _("nationality"),
}
VERDICTS = {
    "block": _("Must not go out"),
    "consent": _("Needs consent"),
    "unreadable": _("Not everything could be read"),
    "warn": _("Look at it"),
    "clear": _("Nothing found that stands against it"),
}
# What whoever reads the verdict does next.
NEXT = {
    "block": _("Keep it inside, or make a copy without what is named below."),
    "consent": _("Ask those whom it is about, or make a copy without them. Silence is no consent."),
    "unreadable": _("Look at what was not read before it goes anywhere."),
    "warn": _("Look at each line below; then it is for you to decide."),
    "clear": "",
}
