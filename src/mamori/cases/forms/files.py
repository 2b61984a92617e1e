"""The form field for files: any number, each found to be what it is by its own bytes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from mamori.base.media import sniff
from mamori.base.uploads import MOST_AT_ONCE, SealedUpload
from mamori.cases.actions.evidence import Sent

MOST = 25 * 1024 * 1024  # bytes of one file
# HEIC is taken and yet not asked for: a telephone that is asked for JPEG hands over JPEG, which can
# be shown.
ASKED_FOR = ".png,.jpg,.jpeg,.webp,.gif,.pdf,.txt,.docx,.xlsx,audio/*,video/*"


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=FilesInput({"accept": ASKED_FOR}), max_length=200, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Sent]:
        """Return the files that were sent; one that cannot be kept refuses all of them."""
        sent = data if isinstance(data, list | tuple) else [data]
        wanted = [one for one in sent if one or self.required]
        return [self._found(super(FilesField, self).clean(one, initial)) for one in wanted]

    def _found(self, file: SealedUpload) -> Sent:
        name = file.name or ""
        if file.incoming.dropped:
            raise ValidationError(
                _("Together the files are too large. At once can go: %(most)s.")
                % {"most": filesizeformat(MOST_AT_ONCE)}
            )
        if file.incoming.size > MOST:
            raise ValidationError(
                _("“%(name)s” is too large. A file may have %(most)s.")
                % {"name": name, "most": filesizeformat(MOST)}
            )
        kind = sniff(file.chunks)
        if not kind:
            raise ValidationError(
                _(
                    "“%(name)s” cannot be kept here: it is no picture, recording, PDF, plain text,"
                    " Word or Excel file, or it brings a program along."
                )
                % {"name": name}
            )
        return Sent(file.incoming, name, kind)
