"""`python -m training WHAT --data FOLDER`: make a model anew, or the lexicon. See README.md."""

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mamori.core.scan.names import japanese, latin, vietnamese
from training import corpora
from training.fitting import fit
from training.generating import generated
from training.samples import Sample

MODELS = Path(japanese.__file__).parent / "models"
_SEED = 11


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("what", choices=("lexicon", "japanese", "latin", "vietnamese"))
    parser.add_argument("--data", type=Path, default=Path(), help="the folder of the corpora")
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--rounds", type=int, default=60)
    args = parser.parse_args()
    if args.what == "lexicon":
        from training.knowing import write_lexicons  # noqa: PLC0415 -- wants packages of its own

        write_lexicons(args.out, args.data)
    elif args.what == "japanese":
        samples = [*corpora.japanese(args.data), *generated("ja", 700, _SEED)]
        fit(samples, partial(japanese.units, every=True), args.out / "japanese.npz", args.rounds)
    elif args.what == "latin":
        samples = [*corpora.latin(args.data), *_invented(en=1500, nl=1800)]
        fit(samples, latin.units, args.out / "latin.npz", args.rounds)
    else:
        samples = [*corpora.vietnamese(args.data), *_invented(vi=6000, en=300)]
        fit(
            samples, partial(vietnamese.units, every=True), args.out / "vietnamese.npz", args.rounds
        )


def _invented(**counts: int) -> Iterator[Sample]:
    for language, count in counts.items():
        yield from generated(language, count, _SEED)


if __name__ == "__main__":
    main()
