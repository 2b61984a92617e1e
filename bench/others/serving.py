"""How a script is asked and answers: two files of JSON, named on its command line."""

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Found = list[tuple[int, int, str]]


def serve(answer: Callable[[Any], Any]) -> None:
    """Answer what was asked."""
    asked, answered = map(Path, sys.argv[1:3])
    result = answer(json.loads(asked.read_text(encoding="utf-8")))
    answered.write_text(json.dumps(result), encoding="utf-8")


def timed(find: Callable[[str], Found], texts: Iterable[str]) -> dict[str, Any]:
    """Return what was found in each text, `[start, end, label]`, and the CPU seconds it took.

    The first text is looked at once before, so that loading what is loaded late is not counted.
    """
    listed = list(texts)
    for text in listed[:1]:
        find(text)
    began = time.process_time()
    found = [find(text) for text in listed]
    seconds = time.process_time() - began
    # Some tools count with numbers of numpy, which JSON does not know.
    plain = [[(int(start), int(end), label) for start, end, label in each] for each in found]
    return {"found": plain, "seconds": seconds}
