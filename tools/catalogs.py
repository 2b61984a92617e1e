"""Compile the translations: each `.po` into the `.mo` beside it, if it is newer."""

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parents[1] / "src/mamori/locale"


def main() -> None:
    for catalog in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        compiled = catalog.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= catalog.stat().st_mtime:
            continue
        # Django takes the words of a fuzzy entry for good, so leave them out: the check finds them.
        polib.pofile(str(catalog)).save_as_mofile(str(compiled))
        print(f"{compiled.relative_to(LOCALE)}: compiled")


if __name__ == "__main__":
    main()
