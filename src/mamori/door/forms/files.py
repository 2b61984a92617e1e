"""The field for files of the door: what cannot be kept is left out and said, never in the way."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mamori.base.media import sniff
from mamori.base.uploads import SealedUpload
from mamori.cases.actions.evidence import Sent
from mamori.cases.forms.files import MOST, FilesField

MOST_FILES = 10


class EnclosuresField(FilesField):
    """Files that come along with words: a wrong one does not keep the words from arriving."""

    def __init__(self, attrs: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.widget.attrs |= attrs

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ARG002 -- Django passes it
        """Return what can be kept, and a sentence for each file that cannot."""
        sent = data if isinstance(data, list | tuple) else [data]
        kept: list[Sent] = []
        left: list[str] = []
        for one in filter(None, sent):
            try:
                kept.append(self._found(one))
            except ValidationError as error:
                left += error.messages
        if len(kept) > MOST_FILES:
            left.append(_("More than ten files came: only the first ten were taken."))
        return kept[:MOST_FILES], left

    def _found(self, file: SealedUpload) -> Sent:
        name = file.name or ""
        if not file.incoming.size:
            raise ValidationError(_("“%(name)s” is empty, so it was not taken.") % {"name": name})
        if file.incoming.dropped or file.incoming.size > MOST:
            raise ValidationError(
                _("“%(name)s” is too large, so it was not taken.") % {"name": name}
            )
        kind = sniff(file.chunks)
        if not kind:
            said = _("“%(name)s” was not taken: only pictures, recordings, PDF and plain text can.")
            raise ValidationError(said % {"name": name})
        return Sent(file.incoming, "", kind)
