"""The catalogs hold every text of the program, translated, with the same placeholders.

`python -m tools.strings` checks; `python -m tools.strings --write` brings the catalogs up to date
with the sources (new texts are then empty until somebody translates them).
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib
from tools.tree import ROOT, Fault, name_of, report

PACKAGE = ROOT / "src/mamori"
LANGUAGES = ("ja", "nl", "vi")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{\w*\}")
SHOWN = 20


def extract(package: Path) -> None:
    """Bring the catalogs under `package`/locale up to date; needs GNU gettext."""
    (package / "locale").mkdir(exist_ok=True)
    chosen = [f"--locale={language}" for language in LANGUAGES]
    options = ["--no-wrap", "--no-obsolete", "--add-location=file", "--ignore=_packs"]
    command = [sys.executable, "-m", "django", "makemessages", *chosen, *options]
    subprocess.run(command, cwd=package, check=True, capture_output=True)


def entries(package: Path, language: str) -> dict[tuple[str, str], polib.POEntry]:
    """Return the living entries of one language's catalog by context and text."""
    path = package / f"locale/{language}/LC_MESSAGES/django.po"
    if not path.exists():
        return {}
    return {
        (entry.msgctxt or "", entry.msgid): entry
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    }


def wrong_with(entry: polib.POEntry) -> Iterator[str]:
    """Yield what a reader of this language would miss."""
    if entry.fuzzy:
        yield "is fuzzy: look at it and take the mark away"
    forms = entry.msgstr_plural or {0: entry.msgstr}
    if not all(forms.values()):
        yield "is not translated"
        return
    # A form for "one" may leave the number out, so a plural text may have fewer placeholders.
    wanted = [placeholders(words) for words in (entry.msgid, entry.msgid_plural or entry.msgid)]
    for form in forms.values():
        if placeholders(form) not in wanted:
            yield f"has other placeholders in: {form}"


def placeholders(words: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(words))


def find(fresh: Path, kept: Path, language: str) -> Iterator[Fault]:
    """Compare the catalog of one language with a fresh extraction, then look at each entry."""
    path = name_of(kept / f"locale/{language}/LC_MESSAGES/django.po")
    now, there = entries(fresh, language), entries(kept, language)
    for key in now.keys() - there.keys():
        yield Fault(path, 0, f"{key[1]!r} is missing (make fix adds it)")
    for key in there.keys() - now.keys():
        yield Fault(path, 0, f"{key[1]!r} is no longer used (make fix removes it)")
    for key in there.keys() & now.keys():
        for says in wrong_with(there[key]):
            yield Fault(path, there[key].linenum, f"{key[1]!r} {says}")


def main(arguments: list[str]) -> int:
    if not shutil.which("xgettext"):
        print("GNU gettext is not here; install the package `gettext`.")
        return 1
    if "--write" in arguments:
        extract(PACKAGE)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "mamori"
        shutil.copytree(PACKAGE, fresh, ignore=shutil.ignore_patterns("static", "__pycache__"))
        extract(fresh)
        faults = [fault for language in LANGUAGES for fault in find(fresh, PACKAGE, language)]
    for language in LANGUAGES:
        mine = sorted(fault for fault in faults if f"/{language}/" in fault.path)
        if len(mine) > SHOWN:
            print(f"{language}: {len(mine)} texts are not right; the first {SHOWN} are below")
    return report(
        fault
        for language in LANGUAGES
        for fault in sorted(fault for fault in faults if f"/{language}/" in fault.path)[:SHOWN]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
