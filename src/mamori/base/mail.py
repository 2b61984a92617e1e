"""Mail that says only that something waits. What it is about stays inside Mamori."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task


def knock(addresses: Iterable[tuple[str, str]]) -> None:
    """Tell people that something needs them, once the present transaction is safely written.

    The tasks are rows of the same transaction, so that none is lost; without a mail server
    configured there are none, and nothing ever leaves.

    Args:
        addresses: e-mail address and language of each reader.
    """
    if not settings.EMAIL_HOST:
        return
    for address, language in sorted(set(addresses)):
        send_knock.enqueue(address, language)


@task()
def send_knock(address: str, language: str) -> None:
    """Send one knock. It names no child, no case, no school and nobody else who got one."""
    with translation.override(language):
        subject = _("Something needs you in Mamori")
        body = _("Something needs you in Mamori. Please sign in: %(address)s") % {
            "address": settings.MAMORI_ADDRESS
        }
    EmailMessage(subject, body, to=[address], connection=get_connection()).send()
