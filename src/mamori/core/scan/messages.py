"""Messages between a pool and its workers: pickles, each after its length."""

import pickle
import struct
from collections.abc import Callable
from typing import Any, BinaryIO

_LENGTH = struct.Struct("<Q")


def send(stream: BinaryIO, message: object) -> None:
    """Write one message.

    Raises:
        OSError: the other side is gone.
    """
    data = pickle.dumps(message)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(read: Callable[[int], bytes]) -> Any:
    """Read one message by a function that reads so many bytes, or fewer if there are no more.

    Raises:
        EOFError: the other side is gone, perhaps in the middle of a message.
    """
    length = read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        raise EOFError
    (size,) = _LENGTH.unpack(length)
    data = read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 -- both ends are processes of our own
