"""datafog-core as it comes. Asked: `{"texts": […]}`. Answers as `serving.timed`."""

import importlib.metadata
from typing import Any

import datafog_core

from bench.others.serving import Found, serve, timed


def _find(text: str) -> Found:
    return [
        (each.codepoint_range.start, each.codepoint_range.end, each.entity_type)
        for each in datafog_core.scan(text)
    ]


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what it finds in the texts."""
    return timed(_find, asked["texts"]) | {"version": importlib.metadata.version("datafog-core")}


if __name__ == "__main__":
    serve(answer)
