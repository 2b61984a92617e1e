"""What ./run and ./test say on a machine that lacks something."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """An empty checkout beside a PATH on which only what a test puts there is found."""
    (tmp_path / "bin").mkdir()
    for name in ("sh", "cat", "dirname", "date", "mktemp", "rm", "tail"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    for name in ("run", "tools/setup.sh"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def put(machine: Path, name: str, script: str) -> None:
    path = machine / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def start(machine: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["./run"],
        cwd=machine,
        env={"PATH": str(machine / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_is_told_with_what_would_do(machine: Path) -> None:
    put(machine, "python3", '[ "$1" = --version ] && echo Python 3.10.12 || exit 1')
    done = start(machine)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; this machine has Python 3.10.12" in done.stderr
    assert not (machine / ".venv").exists()


def test_without_rights_the_one_command_is_told(machine: Path) -> None:
    put(machine, "apt-get", "exit 1")
    put(machine, "id", "echo 1000")
    done = start(machine)
    assert done.returncode == 1
    assert "\n  sudo apt-get install -y --no-install-recommends python3 " in done.stderr


def test_without_apt_the_names_are_told(machine: Path) -> None:
    done = start(machine)
    assert done.returncode == 1
    assert "This machine lacks: python3" in done.stderr


def test_a_step_that_fails_shows_what_it_said(machine: Path) -> None:
    put(machine, "apt-get", "echo no such mirror; exit 100")
    put(machine, "id", "echo 0")
    put(machine, "env", 'shift; exec "$@"')
    done = start(machine)
    assert done.returncode == 1
    assert "failed" in done.stdout
    assert "no such mirror" in done.stdout
    assert "you can start again" in done.stderr


def test_the_scripts_are_plain_sh_and_may_be_run() -> None:
    for name in ("run", "test"):
        assert (ROOT / name).read_text().startswith("#!/bin/sh\n")
        assert os.access(ROOT / name, os.X_OK)
