import pytest
from tools.pages import RULES, Rule, find

GOOD = [(rule, line) for rule in RULES for line in rule.good]
BAD = [(rule, line) for rule in RULES for line in rule.bad]


@pytest.mark.parametrize(("rule", "line"), GOOD)
def test_each_good_line_passes_its_rule(rule: Rule, line: str) -> None:
    assert list(rule.lines(line)) == []


@pytest.mark.parametrize(("rule", "line"), BAD)
def test_each_bad_line_breaks_its_rule(rule: Rule, line: str) -> None:
    assert list(rule.lines(line)) != []


def test_a_fault_names_the_line_on_which_it_stands() -> None:
    page = "{% translate 'a' %}\n<p>\n  <b style='x'>{{ b }}</b>\n</p>"
    assert [(fault.path, fault.line) for fault in find("a.html", page)] == [("a.html", 3)]


def test_words_inside_blocktranslate_are_not_taken_for_untranslated_ones() -> None:
    page = "<p>\n{% blocktranslate trimmed %}\nIs <b>a > b</b>?\n{% endblocktranslate %}\n</p>"
    assert list(find("a.html", page)) == []
