"""Which opener reads which type, and how a type is told from bytes and names."""

from importlib import import_module

from mamori.core.scan.files import File
from mamori.core.scan.opening.opener import Opener

# Type -> the module with its function `read`; imported when the first such file comes.
OPENERS: dict[str, str] = {
    "text": "mamori.core.scan.opening.text",
}


def type_of(file: File) -> str:
    """Tell the type of a file, a key of `OPENERS` or `unknown`, by its bytes before its name."""
    return "text" if file.size else "unknown"


def opener_of(kind: str) -> Opener | None:
    """Return the opener of a type, or None if it has none."""
    module = OPENERS.get(kind)
    return import_module(module).read if module else None
