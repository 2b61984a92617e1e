import pytest
from tools.reasons import find, find_in_page

# Put together here, so that the check of this very file does not find them.
NOQA, IGNORE, PRAGMA = "# no" + "qa", "# type: " + "ignore", "# prag" + "ma: no cover"
SKIP, IN_TEST = "@pytest.mark." + "skip", "pytest." + "skip"


@pytest.mark.parametrize(
    "line",
    [
        f"import a  {NOQA}: F401 -- others import it from here",
        f"import a  {NOQA}: F401, E402 - after the settings",
        f"x = a()  {IGNORE}[no-any-return]  # the library has no types",
        f"else:  {PRAGMA} -- only on Windows",
        f'{SKIP}(\n    reason="needs a printer"\n)\ndef test_a() -> None: ...',
        f'{IN_TEST}("no printer here")',
        f'x = "{NOQA}"',
    ],
)
def test_an_exception_with_a_reason_passes(line: str) -> None:
    assert not list(find("a.py", line + "\n"))


@pytest.mark.parametrize(
    "line",
    [
        f"import a  {NOQA}",
        f"import a  {NOQA}: F401",
        f"import a  {NOQA}: F401 -- why",
        f"x = a()  {IGNORE}",
        f"x = a()  {IGNORE}[no-any-return]",
        f"else:  {PRAGMA}",
        f"{SKIP}\ndef test_a() -> None: ...",
        f"{IN_TEST}()",
    ],
)
def test_an_exception_without_one_fails(line: str) -> None:
    assert list(find("a.py", line + "\n"))


def test_a_page_says_why_a_rule_is_off() -> None:
    off = "{# djlint" + ":off H021"
    assert list(find_in_page("a.html", off + " #}"))
    assert not list(find_in_page("a.html", off + " -- a table of mail programs #}"))
