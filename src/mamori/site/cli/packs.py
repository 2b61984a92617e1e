"""`mamori packs check`: load every pack, let it prove itself, say what is wrong and where."""

import argparse
import sys
from pathlib import Path
from typing import Any

from mamori.core.policy import WrongPacks, load_packs
from mamori.site.folders import packs_folder


def add(commands: Any) -> None:
    """Add the command to the parser."""
    packs = commands.add_parser("packs", help="the policy packs").add_subparsers(required=True)
    check = packs.add_parser("check", help="load every pack and let it prove itself")
    check.add_argument("folder", nargs="?", type=Path, default=None)
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a line a pack, or a line a fault."""
    folder = args.folder or packs_folder()
    try:
        packs = load_packs(folder)
    except WrongPacks as wrong:
        for error in wrong.errors:
            print(f"{error.file}: {error.entry}: {error.reason}")
        return 1
    if not packs.by_id:
        print(f"There are no packs in {folder}.", file=sys.stderr)
        return 2
    for pack in packs:
        print(
            f"{pack.id} {pack.version}: {len(pack.duties)} duties, {len(pack.gates)} gates,"
            f" {len(pack.examples)} examples hold; checked on {pack.checked_on}"
        )
    return 0
