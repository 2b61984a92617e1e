"""What readers that Mamori does not use itself find in a file."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

PHONE = re.compile(r"0[0-9]{1,2}-[0-9]{4}-[0-9]{4}|06-?[0-9]{8}")


def phones(text: str) -> list[tuple[int, int]]:
    """Return where telephone numbers stand: the spots of these tests."""
    return [found.span() for found in PHONE.finditer(text)]


def pypdf_text(data: bytes) -> str:
    """Return what pypdf reads."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def poppler_text(data: bytes, folder: Path) -> str:
    """Return what pdftotext reads; where it is not installed, leave out the test that asks."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (Debian: poppler-utils) is not installed")
    file = folder / "read.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def strings(data: bytes) -> str:
    """Return all bytes of a PDF and of its streams unpacked, as `strings` would show them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kept = io.BytesIO()
        pdf.save(
            kept, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False
        )
        names = [str(each) for each in pdf.objects if isinstance(each, pikepdf.String)]
    whole = data + kept.getvalue()
    return "\n".join((whole.decode("latin-1"), whole.decode("utf-16-be", "ignore"), *names))
