"""Names that nobody listed, beside what others find: school texts, and news where it is at hand.

School texts are invented here. Of the Japanese Wikipedia set in `../shared/data`, the sentences
that no model learned from are read. Corpora of news are not ours to pass on: where the folder that
BENCH_CORPORA names has `ned.testb` (CoNLL-2002), `eng.testb` (CoNLL-2003),
`test_syllable.conll` (PhoNER) or `vi_vtb-ud-test.conllu` (UD Vietnamese VTB), they are read, too.
PhoNER marks patients alone and VTB nobody, so the others are marked in `training/marks`; PhoNER is
read with and without them.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time

from training.marks import between, marks
from training.samples import Sample, columns, held_out, wikipedia
from training.treebanks import vietnamese

from bench import peers
from bench.options import Options
from bench.report import Report, Timed
from bench.school_names import school_texts
from mamori.core.scan.names.reading import READERS

Spans = set[tuple[int, int]]
WIKIPEDIA = Path(__file__).resolve().parents[2] / "shared" / "data" / "ner-ja" / "train.json"
NEWS = {"nl": "ned.testb", "en": "eng.testb", "vi": "test_syllable.conll"}
TREEBANK = "vi_vtb-ud-test"
_ROUNDS = 3  # these texts are short for us; for others a round takes minutes
LANGUAGES = ("ja", "vi", "nl", "en")
# Who else finds names in a language, beside Presidio with its best installable model.
OTHERS = {"ja": ("ginza",), "vi": ("underthesea",), "nl": ("deduce",), "en": ("vicary",)}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts of a language and a kind, with the spans of their names."""

    language: str
    kind: str
    texts: Sequence[str]
    names: Sequence[Spans]

    @property
    def size(self) -> int:
        """Its size in kilobytes."""
        return sum(len(text.encode()) for text in self.texts) // 1000


def run(options: Options) -> Report:
    report = Report("names that nobody listed, F1 exact / overlapping")
    for corpus in corpora(options):
        _measure(report, corpus)
    report.notes.append("kB/s are of UTF-8, a CPU second, one process; loading is not counted")
    return report


def corpora(options: Options) -> Iterator[Corpus]:
    """Yield what is measured on."""
    for language in LANGUAGES:
        texts = list(school_texts(language, options.of(360, 40)))
        yield Corpus(language, "school", [text for text, _ in texts], [spans for _, spans in texts])
    if WIKIPEDIA.is_file():
        samples = [each for each in wikipedia(WIKIPEDIA) if held_out(each.text)]
        yield _corpus("ja", "Wikipedia", samples[: options.of(len(samples), 40)])
    folder = Path(os.environ.get("BENCH_CORPORA", "nowhere"))
    for language, name in NEWS.items():
        if (folder / name).is_file():
            samples = list(columns((folder / name).read_text(encoding="utf-8")))
            samples = samples[: options.of(2500, 40)]
            yield _corpus(language, "news", samples)
            if language == "vi":
                also = marks(Path(name).stem)
                for number, sample in enumerate(samples):
                    sample.persons += between(sample.text, also.get(number, ""))
                yield _corpus(language, "news, everybody", samples)
    treebank = folder / f"{TREEBANK}.conllu"
    if treebank.is_file():
        samples = list(vietnamese(treebank.read_text(encoding="utf-8"), marks(TREEBANK)))
        yield _corpus("vi", "news, VTB", samples[: options.of(len(samples), 40)])


def _corpus(language: str, kind: str, samples: Sequence[Sample]) -> Corpus:
    return Corpus(
        language, kind, [each.text for each in samples], [set(each.persons) for each in samples]
    )


def _measure(report: Report, corpus: Corpus) -> None:
    ours, taken = _ours(corpus)
    label = f"{corpus.language} {corpus.kind}"
    report.notes.append(_line(label, "Mamori", corpus, ours, taken))
    for tool in ("presidio", *OTHERS[corpus.language]):
        asked = {"texts": corpus.texts}
        if tool == "presidio":
            answer = peers.run(
                "presidio", asked | {"language": corpus.language, "entities": ["PERSON"]}
            )
        else:
            answer = peers.run("names", asked | {"tool": tool})
        found = [{(start, end) for start, end, _ in each} for each in answer["found"]]
        name = f"{tool} {answer['version']}"
        report.notes.append(_line(label, name, corpus, found, answer["seconds"]))
        if tool == "presidio":
            theirs = Timed("Presidio", corpus.size, [answer["seconds"]])
            report.add(Timed(label, corpus.size, [taken]), theirs, "kB/s")


def _ours(corpus: Corpus) -> tuple[list[Spans], float]:
    """Read the texts as a file of many lines is read; return the names of each, and the seconds."""
    text = "\n".join(corpus.texts)
    for reader in READERS:
        list(reader.names(corpus.texts[0]))  # what is loaded late is not counted
    rounds = []
    for _ in range(_ROUNDS):
        began = process_time()
        found = sorted((name.start, name.end) for reader in READERS for name in reader.names(text))
        rounds.append(process_time() - began)
    result: list[Spans] = []
    at = 0
    for each in corpus.texts:
        end = at + len(each)
        result.append({(a - at, b - at) for a, b in found if at <= a and b <= end})
        at = end + 1
    return result, median(rounds)


def _line(label: str, who: str, corpus: Corpus, found: Sequence[Spans], taken: float) -> str:
    exact = sum(len(a & b) for a, b in zip(corpus.names, found, strict=True))
    wanted, told = max(1, sum(map(len, corpus.names))), max(1, sum(map(len, found)))
    hit = sum(_touched(a, b) for a, b in zip(corpus.names, found, strict=True))
    right = sum(_touched(b, a) for a, b in zip(corpus.names, found, strict=True))
    strict, overlap = _f1(exact / wanted, exact / told), _f1(hit / wanted, right / told)
    share = f"precision {exact / told:.2f}, recall {exact / wanted:.2f}"
    return (
        f"{label}: {who}: {strict:.2f} / {overlap:.2f} ({share}), {corpus.size / taken:,.0f} kB/s"
    )


def _touched(spans: Spans, others: Spans) -> int:
    """Return how many spans overlap one of the others."""
    return sum(any(a < end and start < b for a, b in others) for start, end in spans)


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0
