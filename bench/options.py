"""How large a run is."""

from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asked for."""

    small: bool = False
    profile: bool = False

    def of(self, full: T, tiny: T) -> T:
        """Choose a size: the full one, or one that only shows that the benchmark runs."""
        return tiny if self.small else full
