"""Papers: one document of plain blocks as a tagged PDF, and as one HTML page that needs nothing.

    from mamori.base.paper import Document, Facts, Heading, to_html, to_pdf

See `blocks.py` for what a document is made of.
"""

from mamori.base.paper.blocks import (
    Block,
    Code,
    Correction,
    Cover,
    Document,
    Entry,
    Facts,
    Heading,
    Note,
    Paragraphs,
    Picture,
    Signatures,
    Signer,
    Table,
    Timeline,
)
from mamori.base.paper.letters import FontsMissing
from mamori.base.paper.pdf import to_pdf
from mamori.base.paper.web import to_html

__all__ = [
    "Block",
    "Code",
    "Correction",
    "Cover",
    "Document",
    "Entry",
    "Facts",
    "FontsMissing",
    "Heading",
    "Note",
    "Paragraphs",
    "Picture",
    "Signatures",
    "Signer",
    "Table",
    "Timeline",
    "to_html",
    "to_pdf",
]
