"""GOV.UK publishes, for each component, parameters and the markup they must give. Ours gives it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test.html import parse_html
from django.utils import translation
from django.utils.safestring import mark_safe

from mamori.ui.components import render

COMPONENTS = [
    "back-link",
    "breadcrumbs",
    "button",
    "character-count",
    "checkboxes",
    "date-input",
    "details",
    "error-message",
    "error-summary",
    "exit-this-page",
    "fieldset",
    "file-upload",
    "hint",
    "input",
    "inset-text",
    "label",
    "notification-banner",
    "pagination",
    "panel",
    "password-input",
    "radios",
    "select",
    "skip-link",
    "summary-list",
    "table",
    "tag",
    "task-list",
    "textarea",
    "warning-text",
]

# What a component of ours does otherwise, on purpose: the parameters that bring it back.
OTHERWISE = {
    # Leaves to the weather service of the reader's own country.
    "exit-this-page": {"redirectUrl": "https://www.bbc.co.uk/weather"},
}


def fixtures_of(dist: Path, component: str) -> Iterator[dict[str, Any]]:
    file = dist / "components" / component / "fixtures.json"
    yield from json.loads(file.read_text(encoding="utf-8"))["fixtures"]


def trusted(value: Any, name: str = "") -> Any:
    """Mark what GOV.UK names …html as safe: our components let nothing else through."""
    if isinstance(value, dict):
        return {key: trusted(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [trusted(one) for one in value]
    return mark_safe(value) if name.lower().endswith("html") and isinstance(value, str) else value


def same(component: str, fixture: dict[str, Any]) -> bool:
    options = OTHERWISE.get(component, {}) | fixture["options"]
    return parse_html(render(component, trusted(options))) == parse_html(fixture["html"])


@pytest.mark.parametrize("component", COMPONENTS)
def test_component_gives_the_markup_of_every_fixture(govuk_dist: Path, component: str) -> None:
    fixtures = list(fixtures_of(govuk_dist, component))
    with translation.override("en"):
        differing = [one["name"] for one in fixtures if not same(component, one)]
    print(f"{component}: {len(fixtures) - len(differing)} of {len(fixtures)} fixtures")  # noqa: T201 -- the count is wanted in the log
    assert fixtures
    assert not differing


def test_text_cannot_bring_markup_in_as_html() -> None:
    assert "<b>" not in render("hint", html="<b>bold</b>")
    assert "&lt;b&gt;bold" in render("hint", html="<b>bold</b>")
