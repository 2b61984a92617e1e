"""What follows from a step in the same moment, as a table: step -> what is done.

Each takes `by`, `case`, `deed` and the `fact` that was noted.
"""

from collections.abc import Callable, Mapping
from typing import Any

EFFECTS: Mapping[str, tuple[Callable[..., Any], ...]] = {}
