"""A receipt that a child can keep: six words of its language and a number that checks them."""

from mamori.core.receipt.lists import LANGUAGES
from mamori.core.receipt.reading import Fault, Read, Wrong, read
from mamori.core.receipt.receipt import RANDOM_BYTES, Receipt, make
from mamori.core.receipt.slips import Slip

__all__ = ["LANGUAGES", "RANDOM_BYTES", "Fault", "Read", "Receipt", "Slip", "Wrong", "make", "read"]
