"""Letters read from pictures. Everything but this works without the engines (extra `ocr`)."""

from mamori.core.scan.opening.ocr.reading import Reading, read_picture
from mamori.core.scan.opening.ocr.rows import Written, written
from mamori.core.scan.opening.ocr.words import Word

__all__ = ["Reading", "Word", "Written", "read_picture", "written"]
