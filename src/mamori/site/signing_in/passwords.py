"""What a password must be: long. Rules on signs and digits make people write them down."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LEAST = 12


class LongEnough:
    """Refuse short passwords (NIST SP 800-63B: length is what counts)."""

    def validate(self, password: str, _user: object = None) -> None:
        """Raise a ValidationError that says how many characters are still missing."""
        missing = LEAST - len(password)
        if missing > 0:
            raise ValidationError(
                ngettext(
                    "This password is too short: one more character is needed.",
                    "This password is too short: %(missing)d more characters are needed.",
                    missing,
                )
                % {"missing": missing},
                code="password_too_short",
            )

    def get_help_text(self) -> str:
        """Return the hint beside the field."""
        return _("At least %(least)d characters. A short sentence of your own is good.") % {
            "least": LEAST
        }
