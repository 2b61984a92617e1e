"""The few words that a paper adds of its own, in the paper's language rather than the reader's."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def tongue(language: str) -> str:
    """Return the bare language of a code: `nl` for `nl-be`."""
    return language.partition("-")[0].lower()


def words(language: str) -> dict[str, str]:
    """Return our own words by name. In `page`, {page} and {pages} stand for the numbers."""
    with translation.override(tongue(language)):
        return {
            "confidential": pgettext("on paper", "Confidential"),
            "page": pgettext("on paper", "Page %(page)s of %(pages)s")
            % {"page": "{page}", "pages": "{pages}"},
            "correction": pgettext("on paper", "Correction"),
            "to": pgettext("letter", "To"),
            "number": pgettext("letter", "Number"),
            "date": _("Date"),
            "role": _("Role"),
            "name": _("Name"),
            "signature": _("Signature"),
        }
