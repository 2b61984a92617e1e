from pathlib import Path

import pytest
from tools.docs import (
    SETTINGS,
    anchors,
    broken_links,
    is_read,
    links,
    unreachable,
    untold_settings,
    wrong_command,
)
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


def test_a_variable_whose_beginning_is_read_passes() -> None:
    assert is_read("MAMORI_OIDC_CLIENT_ID")
    assert is_read("MAMORI_SAMPLES")
    assert not is_read("MAMORI_" + "COFFEE")


def test_a_setting_that_the_page_does_not_tell_is_found(tmp_path: Path) -> None:
    page = tmp_path / "settings.md"
    page.write_text(SETTINGS.read_text("utf-8"))
    assert not list(untold_settings(page))
    page.write_text(page.read_text("utf-8").replace("MAMORI_PACKS", ""))
    assert ["MAMORI_PACKS is read" in fault.says for fault in untold_settings(page)] == [True]


def test_a_page_that_neither_readme_leads_to_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "README.md").write_text("[a](docs/a.md)\n")
    (docs / "README.md").write_text("[b](b.md)\n")
    for name in ("a.md", "b.md", "lost.md"):
        (docs / name).write_text("words\n")
    monkeypatch.setattr("tools.docs.DOCS", docs)
    monkeypatch.setattr("tools.docs.STARTS", (tmp_path / "README.md", docs / "README.md"))
    pages = sorted(docs.glob("*.md"))
    assert [fault.path for fault in unreachable(pages)] == ["lost.md"]
