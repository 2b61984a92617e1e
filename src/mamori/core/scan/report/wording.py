"""What was found, in words: English on a terminal, in four languages on a page."""

import re
from collections.abc import Callable


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
# A part of a file, as openers name it -> what people call it. Names of files stay as they are.
_PARTS = {
    r"name": _("the name of the file"),
    r"metadata|properties|Info|docProps/.*\.xml|meta\.xml": _("details about the file"),
    r"after the end": _("after the end of the file"),
    r"comments|.*/comments\w*\.xml|.*/(?:threadedComments|comments)/.*\.xml": _("comments"),
    # Mail
    r"headers|headers of parts|.*envelope": _("the head of the mail"),
    r"body|body 1": _("the text of the mail"),
    r"body (\d+)": _("text %(number)s of the mail"),
    r"beside the parts": _("beside the parts of the mail"),
    r"message (\d+)": _("mail %(number)s"),
    r"message": _("a mail"),
    r"attachments?": _("attachments"),
    r"attachment (\d+)(?:\.\w+)?": _("attachment %(number)s"),
    # Pages
    r"objects|not on a page\.pdf": _("what is on no page"),
    r"layers": _("layers"),
    r"tags": _("descriptions for those who cannot see"),
    r"form fields": _("fields of a form"),
    r"scripts": _("scripts"),
    r"annotations": _("notes on pages"),
    r"outline": _("the table of contents"),
    r"page labels": _("page numbers"),
    r"destinations": _("where links lead"),
    r"earlier version\.pdf": _("an earlier version of the file"),
    r"table (\d+)": _("table %(number)s"),
    # Office
    r"word/document\.xml|content\.xml": _("the text"),
    r"word/header\d*\.xml": _("head of the pages"),
    r"word/footer\d*\.xml": _("foot of the pages"),
    r"word/(?:foot|end)notes\.xml": _("footnotes"),
    r"ppt/notesSlides/.*\.xml": _("notes of a slide"),
    r"xl/sharedStrings\.xml": _("cells"),
    r"thumbnail\.jpg|docProps/thumbnail\..*|Thumbnails/.*": _("the small preview picture"),
    r".*media/image(\d+)\.\w+": _("picture %(number)s"),
}
_KNOWN = tuple((re.compile(pattern), message) for pattern, message in _PARTS.items())


def part_words(part: str, say: Callable[[str], str]) -> str:
    """Return a part of a file as people call it, each file before the one within it.

    Args:
        part: as in `Place.part`.
        say: translates a text.
    """
    return " › ".join(_called(each, say) for each in part.split("!") if each)


def is_known_part(part: str) -> bool:
    """Tell whether the innermost part has words of its own."""
    return any(pattern.fullmatch(part.rpartition("!")[2]) for pattern, _message in _KNOWN)


def _called(name: str, say: Callable[[str], str]) -> str:
    for pattern, message in _KNOWN:
        if found := pattern.fullmatch(name):
            words = say(message)
            return words % {"number": found[1]} if found.lastindex else words
    return name
