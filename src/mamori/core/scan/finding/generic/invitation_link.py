"""Links that let whoever has them into a group, a chat or a meeting."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.labels import Labels
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

# What comes before the key of the group.
_DOORS = (
    *("line.me/ti/g/", "line.me/ti/g2/", "line.me/r/ti/g/", "lin.ee/", "discord.gg/"),
    *("discord.com/invite/", "discordapp.com/invite/", "zalo.me/g/", "chat.whatsapp.com/"),
    *("wa.me/qr/", "t.me/+", "t.me/joinchat/", "signal.group/#", "m.me/j/", "m.me/cm/"),
    *("teams.microsoft.com/l/meetup-join/", "teams.microsoft.com/meet/", "teams.live.com/meet/"),
    *("teams.microsoft.com/l/team/", "teams.microsoft.com/l/channel/", "meet.google.com/"),
    *("zoom.us/j/", "zoom.us/w/", "zoom.us/s/", "zoom.us/my/", "join.skype.com/", "meet.jit.si/"),
    *("webex.com/meet/", "webex.com/j.php", "invite.viber.com/", "whereby.com/", "kahoot.it/"),
    *("classroom.google.com/c/", "snapchat.com/invite/", "band.us/n/", "open.kakao.com/o/"),
)
_BEGIN = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)*\Z")
_KEY = re.compile(r"[a-z0-9_%+=/?&.#~:@-]{0,400}[a-z0-9_=/-]")
MEETING = Labels("ミーティングid 会議id meeting_id zoom_id id_cuộc_họp vergaderings-id")
_MEETING = re.compile(r"(?<![0-9])[0-9]{3}[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])")
_FAR = 40


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the links, and the numbers of meetings beside their word."""
    plain, done = view.plain, 0
    for spot in spots:
        if spot < done:
            continue
        door = next((each for each in _DOORS if plain.startswith(each, spot)), "")
        key = _KEY.match(plain, spot + len(door)) if door else None
        begin = _BEGIN.search(plain, max(0, spot - _FAR), spot)
        if key and begin:
            done = key.end()
            yield _hit(begin.start(), key.end(), 0.97, f"form:{door}")
    for found, clue in MEETING.values(view, spots, _MEETING):
        yield _hit(found.start(), found.end(), 0.9, clue)


def _hit(start: int, end: int, sure: float, why: str) -> Hit:
    return Hit(kind="invitation-link", start=start, end=end, confidence=sure, why=(why,))


FINDER = Finder("invitation-link", ("invitation-link",), find, words=(*_DOORS, *MEETING.words))
