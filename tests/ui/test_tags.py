from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template import engines
from django.utils.safestring import mark_safe
from django.utils.translation import override

NOON = datetime(2026, 11, 23, 3, 5, tzinfo=UTC)  # 12:05 in Tokyo


def shown(source: str, **context: Any) -> str:
    return engines["django"].from_string("{% load ui %}" + source).render(context).strip()


def test_a_double_underscore_reaches_one_level_down() -> None:
    html = shown('{% component "input" id="x" name="x" label__text="Name" %}')
    assert '<label class="govuk-label " for="x">Name</label>' in html


def test_keywords_are_laid_over_given_parameters() -> None:
    given = {"text": "Save", "attributes": {"value": "1"}}
    html = shown('{% component "button" given text="Send" %}', given=given)
    assert "Send" in html
    assert "Save" not in html
    assert ' value="1"' in html


def test_wrap_lets_markup_through_and_escapes_what_is_typed() -> None:
    html = shown('{% wrap "inset-text" %}<b>{{ typed }}</b>{% endwrap %}', typed="<i>")
    assert "<b>&lt;i&gt;</b>" in html


def test_a_parameter_named_like_a_method_of_dicts_is_never_that_method() -> None:
    assert "<li" not in shown('{% component "timeline" %}')
    assert "<option" not in shown('{% component "select" id="x" name="x" %}')


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("{{ at|day }}", "2026年11月23日（月）"),
        ('{{ at|day:"era" }}', "令和8年11月23日（月）"),
        ("{{ at|moment }}", "2026年11月23日（月）12:05"),
        ("{{ at|clock }}", "12:05"),
        ('{{ on|when:"short" }}', '<time datetime="2026-11-23">11月23日（月）</time>'),
        (
            "{{ at|when }}",
            '<time datetime="2026-11-23T12:05:00+09:00">2026年11月23日（月）12:05</time>',
        ),
        ("{{ nothing|day }}{{ nothing|moment }}{{ nothing|clock }}{{ nothing|when }}", ""),
    ],
)
def test_dates_are_written_in_the_readers_language_and_the_schools_time(
    source: str, written: str
) -> None:
    with override("ja"):
        assert shown(source, at=NOON, on=date(2026, 11, 23), nothing=None) == written


@pytest.mark.parametrize(
    ("state", "words"), [("late", "Late"), ("today", "Today"), ("target", "own target")]
)
def test_a_due_tag_says_in_words_what_its_colour_says(state: str, words: str) -> None:
    assert words in shown('{% component "due-tag" state=state %}', state=state)


def test_a_duty_shows_its_clause_who_else_has_it_and_what_proves_it() -> None:
    duty = {
        "state": "late",
        "text": "Tell the guardians",
        "href": "/case/",
        "due": mark_safe("<time>today</time>"),
        "clause": {"ref": "2-2", "text": "The same day."},
        "also": "Mr Mori",
        "proof": "a talk is written down",
    }
    html = shown('{% component "duties" items=duties %}', duties=[duty])
    for words in ("2-2", "The same day.", "Also with: Mr Mori", "Done when: a talk", "<time>"):
        assert words in html
    assert 'href="/case/"' in html


def test_progress_says_in_words_what_its_bar_shows() -> None:
    html = shown('{% component "progress" label="Quiet" value=1061 max=2000 %}')
    assert '<progress value="1061" max="2000">' in html
    assert "of 2" in html
