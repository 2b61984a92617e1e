"""What is said to whoever typed words that lead nowhere. It follows from the words alone."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mamori.core.receipt import Fault
from mamori.door.queries import Back
from mamori.ui.templatetags.ui import listed


def what_is_wrong(back: Back) -> str:
    """Return one sentence. All words that could be right get the same one."""
    wrong = back.wrong
    if wrong is None:
        return _("These words lead to no talk at this school. Look again at what you kept.")
    if wrong.fault == Fault.WORDS and wrong.slips:
        slip = wrong.slips[0]
        told = {"number": slip.number, "typed": slip.typed, "nearest": listed(slip.nearest)}
        if slip.nearest:
            return (
                _("Look at word %(number)s, “%(typed)s”. Is it one of these: %(nearest)s?") % told
            )
        return _("Look at word %(number)s, “%(typed)s”.") % told
    if wrong.fault == Fault.CHECK:
        return _("One of the words is another one, or two changed places. Look again, please.")
    if wrong.fault == Fault.COUNT and wrong.count:
        said = ngettext(
            "Six words are needed, and this is %(count)s word.",
            "Six words are needed, and these are %(count)s words.",
            wrong.count,
        )
        return said % {"count": wrong.count}
    return _("Write your six words, with a space between them.")
