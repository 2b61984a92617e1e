"""Reading the square on a paper as a telephone does: from several distances, until it is read."""

import cv2
import pypdfium2

DISTANCES = (2.0, 3.0, 4.0, 1.5, 2.5, 5.0)


def photographed(pdf: bytes) -> set[str]:
    """Return what the squares of a paper say, one a page at most."""
    document = pypdfium2.PdfDocument(pdf)
    return {text for page in document if (text := _on(page))}


def _on(page: pypdfium2.PdfPage) -> str:
    for scale in DISTANCES:
        picture = page.render(scale=scale).to_numpy()
        for reader in (cv2.QRCodeDetectorAruco(), cv2.QRCodeDetector()):
            if text := reader.detectAndDecode(picture)[0]:
                return str(text)
    return ""
