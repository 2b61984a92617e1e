"""Other people's tools, in a virtual environment of their own, to be measured beside ours.

`bench/peers.in` names them, `requirements/bench.txt` pins them. They are installed on first use,
and never into the environment that the program runs in.
"""

import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".venv-peers"
PINS = ROOT / "requirements" / "bench.txt"


def run(script: str, payload: object) -> Any:
    """Return what `bench/others/<script>.py` answers to a payload; both are JSON.

    Raises CalledProcessError if it fails; what it prints goes to this process's standard error.
    """
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder, "asked"), Path(folder, "answered")
        asked.write_text(json.dumps(payload), encoding="utf-8")
        command = [str(_python()), "-m", f"bench.others.{script}", str(asked), str(answered)]
        subprocess.run(command, cwd=ROOT, env=_environment(), check=True, stdout=sys.stderr)
        return json.loads(answered.read_text(encoding="utf-8"))


@cache
def _python() -> Path:
    """Return the peers' Python, once they are installed as they are pinned."""
    python, state = FOLDER / "bin" / "python", FOLDER / "pins"
    pins = sha256(PINS.read_bytes()).hexdigest()
    if not state.exists() or state.read_text() != pins:
        print("Installing the peers to measure beside ...", file=sys.stderr)
        uv = [sys.executable, "-m", "uv"]
        made = [*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(FOLDER)]
        filled = [*uv, "pip", "sync", "--quiet", "--python", str(python), "--require-hashes"]
        subprocess.run(made, check=True)
        subprocess.run([*filled, str(PINS)], check=True)
        state.write_text(pins)
    return python


def _environment() -> dict[str, str]:
    """One thread, as ours has, and nothing asked of a model hub."""
    return os.environ | {
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "HF_HUB_OFFLINE": "1",
        "PYTHONWARNINGS": "ignore",
    }
