"""Every person of a roster is found in every way of writing, on exactly the letters of the name."""

import pytest
from bench.named import DUTCH, ENGLISH, JAPANESE, VIETNAMESE, made, ways

from mamori.core.scan.blocks import Block
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

SENTENCES = {
    JAPANESE: ("今日は{}さんが発表しました。", "係：{}", "1番 {}、2番", "「{}」と書く。"),
    VIETNAMESE: ("Em {} được khen.", "1. {}\n2. ", "Họ tên: {} (lớp 7A)"),
    DUTCH: ("Vandaag was {} ziek.", "1. {}\n2. ", "naam: {} (groep 8)"),
    ENGLISH: ("Today {} was ill.", "1. {}\n2. ", "Name: {}, year 6"),
}


@pytest.mark.slow
@pytest.mark.parametrize("locale", SENTENCES)
def test_everybody_is_found_however_the_name_is_written(locale: str) -> None:
    people = made(locale, 80)
    scanner = Scanner(finders=(), people=people_finder(person for person, _ in people))
    missed = []
    for person, romaji in people:
        for called, written in ways(person, romaji):
            for sentence in SENTENCES[locale]:
                text = sentence.format(written)
                start = sentence.index("{}")
                span = (start, start + len(written))
                if not any(
                    (hit.start, hit.end) == span
                    and person.key in (hit.person, *hit.others)
                    and hit.confidence >= 0.5
                    for hit in scanner.hits(Block(text=text))
                ):
                    missed.append((called, text))
    assert missed == []
