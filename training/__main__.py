"""`python -m training WHAT --data FOLDER`: make a model anew, or the lexicon. See README.md."""

import argparse
from functools import partial
from pathlib import Path

from mamori.core.scan.names import japanese, latin
from training import corpora
from training.fitting import fit
from training.generating import generated

MODELS = Path(japanese.__file__).parent / "models"
_SEED = 11


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("what", choices=("lexicon", "japanese", "latin"))
    parser.add_argument("--data", type=Path, default=Path(), help="the folder of the corpora")
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--rounds", type=int, default=60)
    args = parser.parse_args()
    if args.what == "lexicon":
        from training.knowing import write_lexicon  # noqa: PLC0415 -- wants packages of its own

        write_lexicon(args.out / "latin-words.npz")
    elif args.what == "japanese":
        samples = [*corpora.japanese(args.data), *generated("ja", 700, _SEED)]
        fit(samples, partial(japanese.units, every=True), args.out / "japanese.npz", args.rounds)
    else:
        invented = [
            sample
            for language, count in (("en", 1500), ("nl", 1800), ("vi", 2400))
            for sample in generated(language, count, _SEED)
        ]
        samples = [*corpora.latin(args.data), *invented]
        fit(samples, latin.units, args.out / "latin.npz", args.rounds)


if __name__ == "__main__":
    main()
