"""What came of asking for a page, in words."""

from django.utils.translation import gettext as _

from mamori.publishing.patrolling import never


def results() -> dict[str, str]:
    """Return the words for each code of what came of asking."""
    return {
        "looked": _("Looked through"),
        never.SIGN_IN: _("One must sign in there: not looked at"),
        never.ACCOUNT: _("It leads to somebody's account: not looked at"),
        never.NO_PAGE: _("This is no address of a page"),
        "robots": _("The site keeps programs away: look by hand"),
        "not-found": _("There is no such page any more"),
        "not-allowed": _("The site does not show it to everybody: look by hand"),
        "not-reached": _("The site did not answer"),
        "server-error": _("The site failed"),
        "asked-to-wait": _("The site asked to be left alone for a while"),
        "too-large": _("Too large: look by hand"),
        "too-slow": _("It took too long: look by hand"),
        "redirects": _("It leads in a circle"),
        "private-address": _("It leads to a machine that is not on the public internet"),
        "media": _("It is sound or film: look by hand"),
        "not-read": _("It could not be read: look by hand"),
    }
