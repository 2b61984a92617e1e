from pathlib import Path

import pytest
from tools.docs import anchors, broken_links, links, wrong_command
from tools.references import commands, variables


@pytest.mark.parametrize(
    "line",
    [
        "mamori packs check",
        "mamori journal verify journal.jsonl --checkpoint point.json",
        ".venv/bin/mamori manage migrate",
        "make help",
        "./run",
        "git status",
    ],
)
def test_a_command_that_exists_passes(line: str) -> None:
    assert wrong_command(line.split()) is None


@pytest.mark.parametrize(
    "line", ["mamori dance", "mamori journal forget", "make coffee", "./fly --now"]
)
def test_a_command_that_does_not_exist_fails(line: str) -> None:
    assert wrong_command(line.split()) is not None


def test_links_are_followed_to_the_heading(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# One `two`, three\n")
    page = tmp_path / "a.md"
    page.write_text("[b](b.md#one-two-three)\n[c](b.md#four)\n[d](d.md)\n[e](https://e.example)\n")
    assert anchors(tmp_path / "b.md") == {"one-two-three"}
    assert [fault.line for fault in broken_links([page])] == [2, 3]


def test_links_in_code_are_no_links(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("```\n[b](b.md)\n```\n[c](c.md)\n")
    assert [(line, target.name) for line, target, _anchor in links(page)] == [(4, "c.md")]


def test_the_names_come_from_the_program() -> None:
    assert "journal verify" in commands()
    assert {"MAMORI_DATA", "DATABASE_URL", "CHROMIUM"} <= variables()
