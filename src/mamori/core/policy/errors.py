"""What is wrong with a pack, said so that its author can put it right."""

from collections.abc import Iterable


class PackError(Exception):
    """One mistake: the file, the entry in it, and the reason in words."""

    def __init__(self, file: str, entry: str, reason: str) -> None:
        super().__init__(f"{file}: {entry}: {reason}")
        self.file = file
        self.entry = entry
        self.reason = reason


class WrongPacks(Exception):
    """Packs that do not load, with every mistake found in `errors`."""

    def __init__(self, errors: Iterable[PackError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))
