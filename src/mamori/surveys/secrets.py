"""No question asks for a password, a PIN or a login (NER-01)."""

from collections.abc import Iterator

from mamori.core.policy.entries import Question

SURE = 0.5
BLANK = "________"


def asks_for_a_secret(question: Question) -> bool:
    """Say whether a question asks for a secret in any of its languages."""
    # ruff: noqa: PLC0415 -- the finders take a second to load, and only whoever builds a form waits
    from mamori.core.scan.blocks import Block
    from mamori.core.scan.finding.generic.secret_request import FINDER
    from mamori.core.scan.scanner import Scanner

    scanner = Scanner(finders=(FINDER,))
    return any(
        hit.confidence >= SURE
        for text in _texts(question)
        for hit in scanner.hits(Block(text=text))
    )


def _texts(question: Question) -> Iterator[str]:
    """Yield the question as it stands on a sheet: as a sentence, and before what is filled in."""
    for language, asks in question.says.items():
        options = [choice.says.get(language, "") for choice in question.choices]
        yield "\n".join([asks, *options])
        for line in (asks, *options):
            yield f"{line}: {BLANK}"
