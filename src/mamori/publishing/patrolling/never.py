"""What is never looked at: accounts, profiles, and whatever one must sign in to see (ADR 0023).

A school patrols public pages. Whoever writes there is not watched, and no page is asked for that
belongs to one person. What stands here is refused when a page is named and again when it is asked.
"""

import re
from urllib.parse import parse_qsl, urlsplit

from mamori.base.crawling.canonical import canonical, host_of

ACCOUNT, SIGN_IN, NO_PAGE = "account", "sign-in", "no-page"
# What is read there belongs to accounts, and is shown to who has one.
_NETWORKS = (
    *("instagram.com", "facebook.com", "fb.com", "x.com", "twitter.com", "threads.net"),
    *("threads.com", "tiktok.com", "snapchat.com", "linkedin.com", "vk.com", "weibo.com"),
    *("line.me", "kakao.com", "kakaotalk.com", "mixi.jp", "zalo.me", "discord.com", "discord.gg"),
    *("bereal.com", "bsky.app", "telegram.org", "t.me", "whatsapp.com", "messenger.com"),
)
_IN = r"log-?in|log-?on|sign-?in|sign-?on|signup|sign-up|auth|oauth2?|sso|session|sessions|password"
_OUT = re.compile(rf"(?:{_IN}|register|verify|two-factor)(?:\.\w+)?", re.IGNORECASE)
_PROFILE = re.compile(
    r"@[^/]+|~[^/]+|(?:my-?)?(?:profile|profiles|account|accounts|user|users|member|members|u"
    r"|people|friends|followers|following|dm|direct|messages|inbox)(?:\.\w+)?",
    re.IGNORECASE,
)
_ASKS_WHO = frozenset({"user", "user_id", "userid", "uid", "profile", "member", "account"})
# None of these looks further than the next tag, nor for an end that does not come: whoever wrote
# the page must not keep us busy for days.
_FIELD = re.compile(rb"<input\b[^<>]*\btype\s*+=\s*+[\"']?password\b", re.IGNORECASE)
_KNOWN = re.compile(rb"autocomplete\s*+=\s*+[\"']?current-password", re.IGNORECASE)
_FORM = re.compile(rb"<form\b[^<>]*\baction\s*+=\s*+[\"']?([^\"'\s>]*)", re.IGNORECASE)
_UNSEEN = re.compile(
    rb"<(script|style)\b.*?(?:</\1\s*+>|\Z)|<[^<>]*>|\s+", re.IGNORECASE | re.DOTALL
)
_LITTLE = 600  # bytes of text: a page with nothing but its form


def refused(address: str) -> str:
    """Say why an address is never asked; empty where it may be.

    Returns:
        `no-page` for what is no address of a web page, `sign-in` for a page to sign in,
        `account` for what belongs to one account; or nothing.
    """
    there = canonical(address)
    if not there or urlsplit(address.strip()).username:
        return NO_PAGE
    host = host_of(there).partition(":")[0]
    if any(host == one or host.endswith(f".{one}") for one in _NETWORKS):
        return ACCOUNT
    parts = urlsplit(there)
    steps = [step for step in parts.path.split("/") if step]
    if any(_OUT.fullmatch(step) for step in steps):
        return SIGN_IN
    asks = {name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    if any(_PROFILE.fullmatch(step) for step in steps) or asks & _ASKS_WHO:
        return ACCOUNT
    return ""


def wants_sign_in(data: bytes) -> bool:
    """Say whether a page asks who one is where its matter should stand.

    Many boards have a field for a password beside each post, with which whoever wrote it takes it
    back: that alone is no sign-in.
    """
    if not _FIELD.search(data):
        return False
    steps = (step for action in _FORM.findall(data) for step in action.decode("ascii", "replace")
             .partition("?")[0].split("/"))  # fmt: skip
    leads_in = any(_OUT.fullmatch(step) for step in steps)
    return leads_in or bool(_KNOWN.search(data)) or len(_UNSEEN.sub(b"", data)) < _LITTLE
