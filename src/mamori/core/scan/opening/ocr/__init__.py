"""Letters read from pictures. Everything but this works without the engines (extra `ocr`)."""

from mamori.core.scan.opening.ocr.reading import Reading, is_illegible, read_picture
from mamori.core.scan.opening.ocr.rows import Written, written
from mamori.core.scan.opening.ocr.words import Word

__all__ = ["Reading", "Word", "Written", "is_illegible", "read_picture", "written"]
