"""What happens at the door: one function a verb of the school's language."""

from mamori.door.actions.answering import answer
from mamori.door.actions.doors import open_door
from mamori.door.actions.letting_read import let_read
from mamori.door.actions.passing_on import (
    MoreWasTold,
    add_to_case,
    look_through_pile,
    make_sign,
    take_up,
)
from mamori.door.actions.publishing import Windows, check_lines, publish_windows
from mamori.door.actions.receipts import give_receipt
from mamori.door.actions.receiving import Report, go_on, receive

__all__ = [
    "MoreWasTold",
    "Report",
    "Windows",
    "add_to_case",
    "answer",
    "check_lines",
    "give_receipt",
    "go_on",
    "let_read",
    "look_through_pile",
    "make_sign",
    "open_door",
    "publish_windows",
    "receive",
    "take_up",
]
