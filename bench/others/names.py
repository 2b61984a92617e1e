"""Tools that find names of persons: GiNZA, underthesea, deduce and vicary.

Asked: `{"tool": "ginza", "texts": […]}`. Answers as `serving.timed`, with the label PERSON.
"""

import importlib.metadata
import re
from collections.abc import Callable
from typing import Any

from bench.others.serving import Found, serve, timed

_PERSON = "PERSON"


def ginza() -> Callable[[str], Found]:
    """GiNZA's named entities that are persons."""
    import ja_ginza  # noqa: PLC0415 -- one tool is loaded at a time

    model = ja_ginza.load()

    def find(text: str) -> Found:
        entities = model(text).ents
        return [
            (each.start_char, each.end_char, _PERSON)
            for each in entities
            if each.label_ == "Person"
        ]

    return find


def underthesea() -> Callable[[str], Found]:
    """The names of underthesea's random field; it tells words, so they are looked up again."""
    from underthesea import ner  # noqa: PLC0415 -- one tool is loaded at a time

    def find(text: str) -> Found:
        found: Found = []
        at = 0
        for word, _, _, label in ner(text):
            begin = _found_at(text, word, at)
            if begin is None:
                continue
            start, at = begin
            if label == "B-PER":
                found.append((start, at, _PERSON))
            elif label == "I-PER" and found:
                found[-1] = (found[-1][0], at, _PERSON)
        return found

    return find


def _found_at(text: str, word: str, start: int) -> tuple[int, int] | None:
    """Return where a word stands in the text; its spaces may be others there."""
    pattern = r"\s*".join(re.escape(part) for part in re.split(r"[\s_]+", word) if part)
    found = re.compile(pattern).search(text, start)
    return found.span() if found else None


def deduce() -> Callable[[str], Found]:
    """What deduce takes for persons; it was made for Dutch medical notes."""
    from deduce import Deduce  # noqa: PLC0415 -- one tool is loaded at a time

    model = Deduce()

    def find(text: str) -> Found:
        annotations = model.deidentify(text).annotations
        return [
            (each.start_char, each.end_char, _PERSON)
            for each in annotations
            if each.tag in {"persoon", "patient"}
        ]

    return find


def vicary() -> Callable[[str], Found]:
    """What vicary takes out of students' essays, with its lists of names."""
    from vicary import NAMES_GAZETTEER, build_redactor_if_enabled  # noqa: PLC0415 -- one tool is loaded at a time

    redactor = build_redactor_if_enabled("local", names=NAMES_GAZETTEER)

    def find(text: str) -> Found:
        result = redactor.redact_inbound(text)
        return [
            (each.orig_start, each.orig_end, _PERSON)
            for each in result.spans()
            if result.text.startswith("{NAME", each.new_start)
        ]

    return find


TOOLS = {"ginza": ginza, "underthesea": underthesea, "deduce": deduce, "vicary": vicary}


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what one tool finds in the texts."""
    tool = asked["tool"]
    found = timed(TOOLS[tool](), asked["texts"])
    return found | {"version": importlib.metadata.version(tool)}


if __name__ == "__main__":
    serve(answer)
