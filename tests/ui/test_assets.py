import gzip
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "src/mamori/ui/styles/_settings.scss"
COLOURS = dict(
    re.findall(r"^\$([a-z-]+): (#[0-9a-f]{6});", SETTINGS.read_text("utf-8"), re.MULTILINE)
)
GROUNDS = ["paper", "sheet", "linen"]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("ink", "muted") for ground in GROUNDS),
        *((text, ground) for text in ("action-deep", "late-text") for ground in GROUNDS[:2]),
        ("action", "paper"),
        ("action", "sheet"),
        ("action-deep", "action-soft"),
        ("late-text", "late-soft"),
        ("ink", "focus"),
    ],
)
def test_text_stands_out_seven_to_one(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 7


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", ["edge", "late"])
def test_edges_stand_out_three_to_one(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


@pytest.mark.parametrize("name", ["mamori.css", "door.css"])
def test_style_sheets_bring_in_nothing_from_elsewhere(built: Path, name: str) -> None:
    css = (built / name).read_text("utf-8").lower()
    assert "transport" not in css
    assert "@font-face" not in css
    assert "@import" not in css
    assert "url(" not in css
    assert "data:" not in css


def test_scripts_name_no_map_and_no_other_file(built: Path) -> None:
    for name in ("mamori.js", "door.js"):
        script = (built / name).read_text("utf-8")
        assert "sourceMappingURL" not in script
        assert not re.search(r"^import |[;}]import ", script, re.MULTILINE)


def test_the_door_is_small(built: Path) -> None:
    sent = [(built / name).read_bytes() for name in ("door.css", "door.js")]
    assert sum(len(gzip.compress(one)) for one in sent) <= 12 * 1024


def test_every_built_file_has_its_compressed_form(built: Path) -> None:
    for file in [*built.glob("*.css"), *built.glob("*.js")]:
        assert gzip.decompress(Path(f"{file}.gz").read_bytes()) == file.read_bytes()


def test_an_unchanged_tree_is_not_built_again(built: Path) -> None:
    before = (built / "mamori.css").stat().st_mtime_ns
    said = subprocess.run(
        [sys.executable, "tools/assets.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "nothing has changed" in said.stdout
    assert (built / "mamori.css").stat().st_mtime_ns == before


def test_the_lock_names_hashes_and_no_host() -> None:
    lock = (ROOT / "package-lock.json").read_text("utf-8")
    assert "://" not in lock
    assert lock.count('"version":') == lock.count('"integrity": "sha512-')
