"""Inviting a member of staff."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mamori.people.accounts import Why

SAYS = {
    Why.NO_RIGHT: _("Your posts do not let you open this account. Nothing was sent."),
    Why.NOT_STAFF: _("Only staff sign in. Pupils and guardians need no account and no password."),
    Why.LEFT: _("This person has left the school. Nothing was sent."),
    Why.HAS_ACCOUNT: _("This person already has an account. Nothing was sent."),
    Why.NO_ACCOUNT: _("This person has no account yet. Invite them first."),
    Why.ADDRESS_TAKEN: _("Somebody else signs in with this address. Nothing was sent."),
}


class InviteForm(forms.Form):
    """The address with which a person will sign in."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("They will sign in with it. Make sure that it is theirs alone."),
        error_messages={
            "required": _("Write the address."),
            "invalid": _("This does not look like an e-mail address. Check it."),
        },
    )
