"""privacy-masker's patterns for Japanese. Asked: `{"texts": […]}`. Answers as `serving.timed`."""

import importlib.metadata
from typing import Any

from privacy_masker.detectors.regex import RegexDetector

from bench.others.serving import Found, serve, timed


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what it finds in the texts."""
    detector = RegexDetector.default_ja()

    def find(text: str) -> Found:
        return [(each.start, each.end, each.entity_type) for each in detector.detect(text)]

    return timed(find, asked["texts"]) | {"version": importlib.metadata.version("privacy-masker")}


if __name__ == "__main__":
    serve(answer)
