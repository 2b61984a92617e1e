"""One benchmark in this process: `python -m bench` starts it with a fresh database."""

import sys
from importlib import import_module

import django
from django.core.management import call_command

from bench.options import Options

# By the order in which a reader wants them; the names are those of the command line.
NAMES = {
    "import": "bench.rosters",
    "today": "bench.today",
    "derive": "bench.derive",
    "resolution": "bench.resolution",
    "journal": "bench.journal",
    "sign": "bench.sign",
    "door": "bench.door",
    "answers": "bench.answers",
    "disclosure": "bench.disclosure",
    "release": "bench.release",
    "roster": "bench.scan_roster",
    "identifiers": "bench.scan_identifiers",
    "names": "bench.scan_names",
    "text-files": "bench.text_files",
    "office": "bench.office",
    "pdf-ocr": "bench.pdf_ocr",
    "likeness": "bench.likeness",
    "crawl": "bench.crawl",
    "sweep": "bench.sweep",
}

# The scanner knows no database: on a second engine it would only take time.
SCANNER = ("roster", "identifiers", "names", "text-files", "office", "pdf-ocr", "likeness", "crawl")


def show(name: str, options: Options) -> None:
    """Run one benchmark on the database of this process and print what it found."""
    # A benchmark imports models, so Django must be up before.
    report = import_module(NAMES[name]).run(options)
    engine = import_module("bench.bare").engine()
    print(f"\n{name}: {report.title}; {engine}")
    print(*report.lines(), sep="\n", flush=True)


def main(name: str, *flags: str) -> int:
    django.setup()
    call_command("migrate", verbosity=0)
    show(name, Options(small="--small" in flags, profile="--profile" in flags))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
