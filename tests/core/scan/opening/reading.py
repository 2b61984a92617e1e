"""What tests ask of an opened file."""

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.opening import Budget, walk


def found_in(name: str, data: bytes) -> list[Block | Unread]:
    """Return the blocks of a file and what was not read of it."""
    found = walk(File(name, data), Budget(pixels=False))
    return [each for each in found if isinstance(each, Block | Unread)]


def blocks_of(name: str, data: bytes) -> list[Block]:
    """Return the blocks of a file."""
    return [each for each in found_in(name, data) if isinstance(each, Block)]


def text_of(name: str, data: bytes) -> str:
    """Return all text of a file."""
    return "\n".join(block.text for block in blocks_of(name, data))


def block_with(text: str, name: str, data: bytes) -> Block:
    """Return the first block in which a text stands."""
    return next(block for block in blocks_of(name, data) if text in block.text)
