"""The official pages and addresses of the demo school. All of it is invented."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from mamori.people.models import Account
from mamori.publishing.actions.channels import list_channel, note_imitation, note_posting
from mamori.registers.actions import Raised
from mamori.site.demo.people import DOMAIN

# Type, title, address, who looks after it.
CHANNELS = (
    ("web", "こもれび小学校ホームページ", "https://komorebi.example/", "office"),
    ("sns", "こもれび小学校 公式ページ", "https://sns.example/komorebi-es", "guidance"),
    ("newsletter", "学校だより「こもれび」", "毎月、紙とホームページで", "vice"),
    ("mail", "学校からのメール", "office@komorebi.example", "office"),
    ("telephone", "職員室", "000-0000-0100", "office"),
)
POSTED = Raised(
    words={
        "what": "運動会の準備の様子。顔が分かる写真は使っていない。",
        "link": "https://sns.example/komorebi-es/12",
    }
)
IMITATED = Raised(
    {"from": "guardian", "money": "yes"},
    {
        "link": "https://sns.example/komorebi-es-info",
        "what": "学校の名前で、教材費をすぐに振り込むようにというメッセージが届いたとのこと。",
    },
)


def list_channels(now: datetime) -> Iterator[datetime]:
    """List what is official, post something, and let somebody write in the school's name."""
    vice = _account("vice")
    yield now - timedelta(days=60)
    made = [
        list_channel(
            by=vice,
            what=Raised({"type": kind}, {"title": title, "address": address}),
            owner=_account(owner).person_id,
        )
        for kind, title, address, owner in CHANNELS
    ]
    page = made[1]
    yield now - timedelta(days=20)
    note_posting(by=_account("guidance"), channel=page, what=POSTED)
    yield now - timedelta(days=6)
    note_imitation(by=_account("office"), channel=page, what=IMITATED)


def _account(key: str) -> Account:
    return Account.objects.select_related("person__school").get(email=f"{key}@{DOMAIN}")
