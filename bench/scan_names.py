"""Names that nobody listed, beside what others find: school texts, and news where it is at hand.

School texts are invented here. Of the Japanese Wikipedia set in `../shared/data`, the sentences
that no model learned from are read. Corpora of news are not ours to pass on: where the folder that
BENCH_CORPORA names has `ned.testb` (CoNLL-2002), `eng.testb` (CoNLL-2003) or
`test_syllable.conll` (PhoNER), they are read, too.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time

from training.samples import Sample, columns, held_out, wikipedia

from bench import peers
from bench.options import Options
from bench.report import Report, Timed
from bench.school_names import school_texts
from mamori.core.scan.names.reading import READERS

Spans = set[tuple[int, int]]
WIKIPEDIA = Path(__file__).resolve().parents[2] / "shared" / "data" / "ner-ja" / "train.json"
NEWS = {"nl": "ned.testb", "en": "eng.testb", "vi": "test_syllable.conll"}
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
            yield _corpus(language, "news", samples[: options.of(2500, 40)])


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
    exact = [len(a & b) for a, b in zip(corpus.names, found, strict=True)]
    wanted, told = sum(map(len, corpus.names)), sum(map(len, found))
    hit = sum(
        any(a < end and start < b for a, b in theirs)
        for wanted_here, theirs in zip(corpus.names, found, strict=True)
        for start, end in wanted_here
    )
    right = sum(
        any(a < end and start < b for a, b in wanted_here)
        for wanted_here, theirs in zip(corpus.names, found, strict=True)
        for start, end in theirs
    )
    overlap = _f1(hit / max(1, wanted), right / max(1, told))
    strict = _f1(sum(exact) / max(1, wanted), sum(exact) / max(1, told))
    return f"{label}: {who}: {strict:.2f} / {overlap:.2f}, {corpus.size / taken:,.0f} kB/s"


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0
