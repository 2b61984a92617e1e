"""What templates must not hold: what the content policy blocks, and words nobody can translate.

Each rule carries lines that are good and bad; tests/tools/test_pages.py runs them.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tools.tree import Fault, files, name_of, report

NAMES = "Mamori", "HTML", "PDF", "QR"  # words that are the same in every language
BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}|<!--.*?-->", re.DOTALL)
CODE = re.compile(r"{%.*?%}|{{.*?}}|&#?\w+;", re.DOTALL)


@dataclass(frozen=True)
class Rule:
    """What is looked for, in which view of the template, and what to do instead."""

    pattern: re.Pattern[str]
    says: str
    good: tuple[str, ...]
    bad: tuple[str, ...]
    # Words are looked for where all that is template code has been blanked out.
    words_only: bool = False

    def lines(self, text: str) -> Iterator[int]:
        """Yield the numbers of the lines on which the template breaks this rule."""
        view = only_words(text) if self.words_only else blank(COMMENT, text)
        for match in self.pattern.finditer(view):
            if not self.words_only or re.search(r"[^\W\d_]{2}", without_names(match["words"])):
                yield view.count("\n", 0, match.start()) + 1


def blank(pattern: re.Pattern[str], text: str) -> str:
    """Replace each match by as many spaces, keeping the line ends."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def only_words(text: str) -> str:
    for pattern in (COMMENT, BLOCK, CODE):
        text = blank(pattern, text)
    return text


def without_names(words: str) -> str:
    return re.sub(rf"\b(?:{'|'.join(NAMES)})\b", "", words)


RULES = (
    Rule(
        re.compile(r"\sstyle\s*=", re.IGNORECASE),
        "no inline style: the content policy blocks it; use a class",
        good=('<p class="style">', "{# style= #}"),
        bad=('<p style="color: red">', "<p\n  STYLE='a'>"),
    ),
    Rule(
        re.compile(r"<style\b", re.IGNORECASE),
        "no <style>: the content policy blocks it; use a style sheet",
        good=('<link rel="stylesheet" href="{% static "a.css" %}">',),
        bad=("<style>p {}</style>",),
    ),
    Rule(
        re.compile(r"""\son[a-z]+\s*=\s*["'{]""", re.IGNORECASE),
        "no on…= attribute: the content policy blocks it; use a script file",
        good=('<a href="?on=1">', '{% include "a.html" with on="1" %}'),
        bad=('<button onclick="go()">', "<body\nonload='x()'>"),
    ),
    Rule(
        re.compile(r"<script\b(?![^>]*\ssrc=)(?![^>]*application/json)[^>]*>", re.IGNORECASE),
        "no script in the page: the content policy blocks it; use a file and src",
        good=('<script type="module" src="{% static "a.js" %}"></script>',),
        bad=("<script>go()</script>", '<script type="module">go()</script>'),
    ),
    Rule(
        re.compile(r"""=\s*["']?\s*javascript:""", re.IGNORECASE),
        "no javascript: address: the content policy blocks it",
        good=('<a href="/javascript/">',),
        bad=('<a href="javascript:go()">',),
    ),
    Rule(
        re.compile(r"{%\s*blocktrans(?:late)?\b(?![^%]*\btrimmed\b)"),
        "blocktranslate wants `trimmed`, else translators meet line breaks",
        good=("{% blocktranslate trimmed with a=b %}A{% endblocktranslate %}",),
        bad=("{% blocktranslate %}A{% endblocktranslate %}",),
    ),
    Rule(
        re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
        "nothing is trusted here: return SafeString from Python, made by format_html",
        good=("{{ words|safe_name }}",),
        bad=("{{ words|safe }}", "{% autoescape off %}{% endautoescape %}"),
    ),
    Rule(
        re.compile(
            r"""\s(?:aria-label|aria-description|alt|title|placeholder)\s*=\s*"""
            r"""(?P<quote>["'])(?P<words>.*?)(?P=quote)""",
            re.IGNORECASE | re.DOTALL,
        ),
        "these words are read aloud or shown: put them into {% translate %}",
        good=("""<img alt="{% translate 'A dog' %}">""", '<img alt="">', '<img alt="守 Mamori">'),
        bad=('<img alt="A dog">', """<a aria-label='Close {{ what }}'>"""),
        words_only=True,
    ),
    Rule(
        re.compile(r">(?P<words>[^<>]+)<"),
        "these words are shown: put them into {% translate %}",
        good=(
            "<p>{% translate 'A dog' %}</p>",
            "<p>{% blocktranslate trimmed %}A <b>dog</b>{% endblocktranslate %}</p>",
            "<p>{% if a > b %}{{ a }}{% endif %} &nbsp; 守 Mamori</p>",
        ),
        bad=("<p>A dog</p>", "<p>{{ a }} dogs</p>", "<p>\n  犬です\n</p>"),
        words_only=True,
    ),
)


def find(path: str, text: str) -> Iterator[Fault]:
    """Yield each place where a template breaks a rule."""
    for rule in RULES:
        for line in rule.lines(text):
            yield Fault(path, line, rule.says)


def main() -> int:
    return report(
        fault
        for path in files("src/*.html")
        for fault in find(name_of(path), path.read_text(encoding="utf-8"))
    )


if __name__ == "__main__":
    sys.exit(main())
