"""The pages of docs/reference that are made from the program, and the names the program knows."""

import argparse
import ast
import configparser
import importlib
import re
from collections.abc import Callable, Iterator
from functools import cache

from tools.tree import ROOT, files

from mamori.core.flow import Flow
from mamori.site.cli import parser

Parsers = dict[str, argparse.ArgumentParser]
NOTICE = "<!-- Made by tools/docs.py; `make fix` makes it anew. -->\n"
VARIABLE = re.compile(r"(?:MAMORI_[A-Z_]+|DATABASE_URL|CHROMIUM)")
LAYERS = "importlinter:contract:rooms"
EXIT = """\
Exit status: 0 done, 1 not as it should be, 2 wrong usage. Each command says more about itself with
`--help`.
"""
DOWNWARD = """\
A room imports only rooms on lines below its own; rooms on one line do not import each other. The
build fails on any other import, and on a room that is not placed here.
"""


@cache
def commands() -> Parsers:
    """Return every command and its parser, by its words, such as `journal verify`."""
    return dict(walk("", parser()))


def walk(path: str, node: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for name, child in children(node).items():
        step = f"{path} {name}".strip()
        yield step, child
        yield from walk(step, child)


def children(node: argparse.ArgumentParser) -> Parsers:
    found: Parsers = {}
    for action in node._actions:  # noqa: SLF001 -- argparse has no other way to ask
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 -- likewise
            found |= action.choices
    return found


def helps(node: argparse.ArgumentParser) -> dict[str, str]:
    """Return what each command under this one says of itself."""
    found = {}
    for action in node._actions:  # noqa: SLF001 -- argparse has no other way to ask
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 -- likewise
            for choice in action._choices_actions:  # noqa: SLF001 -- likewise
                found[choice.dest] = choice.help or ""
    return found


def commands_page() -> str:
    """Write docs/reference/commands.md."""
    parts = [
        f"# Commands\n\n{NOTICE}",
        EXIT,
    ]
    for path, node in commands().items():
        above, _, name = path.rpartition(" ")
        says = helps(commands()[above] if above else parser()).get(name, "")
        usage = f"mamori {path}" if children(node) else f"mamori {path} {arguments(node)}".strip()
        parts.append(f"{'###' if above else '##'} `{usage}`\n\n{sentence(says)}\n")
        if rows := [row for action in options(node) if (row := option(action))]:
            parts.append("\n".join(["| | |", "|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def options(node: argparse.ArgumentParser) -> list[argparse.Action]:
    left_out = (argparse._SubParsersAction, argparse._HelpAction)  # noqa: SLF001 -- as above
    return [action for action in node._actions if not isinstance(action, left_out)]  # noqa: SLF001 -- as above


def name_of_action(action: argparse.Action) -> str:
    if not action.option_strings:
        return action.dest.upper() + ("…" if action.nargs in {"*", "+", "..."} else "")
    name = action.option_strings[-1]
    return name if action.nargs == 0 else f"{name} {str(action.metavar or action.dest).upper()}"


def arguments(node: argparse.ArgumentParser) -> str:
    told = ((name_of_action(action), action) for action in options(node))
    return " ".join(name if is_needed(action) else f"[{name}]" for name, action in told)


def is_needed(action: argparse.Action) -> bool:
    if action.option_strings:
        return action.required
    return action.nargs not in {"?", "*", "..."}


def option(action: argparse.Action) -> str:
    says = (action.help or "").replace("%(default)s", f"`{action.default}`")
    return f"| `{name_of_action(action)}` | {sentence(says)} |" if says else ""


def sentence(words: str) -> str:
    end = "" if words.endswith((".", "…")) or not words else "."
    return f"{words[:1].upper()}{words[1:]}{end}"


def layers_page() -> str:
    """Write docs/reference/layers.md from the contract that keeps the layers."""
    config = configparser.ConfigParser()
    config.read_string((ROOT / ".importlinter").read_text("utf-8"))
    lines = config[LAYERS]["layers"].strip().splitlines()
    rows = [f"| {len(lines) - 1 - place} | {rooms(line)} |" for place, line in enumerate(lines)]
    return "\n".join(
        [
            f"# Layers\n\n{NOTICE}",
            DOWNWARD,
            "| line | rooms |\n|---|---|",
            *rows,
            "",
        ]
    )


def rooms(line: str) -> str:
    return ", ".join(f"`{room.strip(' ()')}`" for room in line.split("|"))


def states_page() -> str:
    """Write docs/reference/states.md from each room's table of steps."""
    parts = [
        f"# States and steps\n\n{NOTICE}",
        "Each record goes its way by these steps and no others.\n",
    ]
    for path in files(":(glob)src/mamori/*/flow.py"):
        module = importlib.import_module(f"mamori.{path.parent.name}.flow")
        for name, flow in sorted(vars(module).items()):
            if isinstance(flow, Flow):
                parts.append(f"## {name.capitalize().replace('_', ' ')}\n")
                parts.append(f"```mermaid\n{flow.mermaid().strip()}\n```\n")
                parts.append(steps_table(flow))
    return "\n".join(parts)


def steps_table(flow: Flow) -> str:
    """Write the steps, those that only differ in where they start in one row."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for step in flow.steps:
        stays = step.sources == (step.target,)
        key = (step.name, "stays" if stays else step.target, ", ".join(step.by), step.fact)
        rows.setdefault(key, []).extend(step.sources)
    lines = [
        f"| {name} | {', '.join(sources)} | {target} | {by} | `{fact}` |"
        for (name, target, by, fact), sources in rows.items()
    ]
    return "\n".join(["| step | from | to | by | fact |", "|---|---|---|---|---|", *lines, ""])


@cache
def variables(*patterns: str) -> frozenset[str]:
    """Return the environment variables that the program, or the files named, may read."""
    found = set()
    for path in files(*(patterns or ("src/*.py", "tools/*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            found |= set(named(node))
    return frozenset(found)


def named(node: ast.AST) -> Iterator[str]:
    """Yield the variable that a string names; one that ends in "_" begins several."""
    if isinstance(node, ast.Constant) and VARIABLE.fullmatch(str(node.value)):
        yield str(node.value)


GENERATED: dict[str, Callable[[], str]] = {
    "docs/reference/commands.md": commands_page,
    "docs/reference/layers.md": layers_page,
    "docs/reference/states.md": states_page,
}
