"""A committee at its screens: recording one act after another, as people do."""

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator
from tests.e2e.visitor import Visitor

Answer = str | int | list[str]


@dataclass
class Committee:
    """Somebody of the committee in front of one case."""

    visitor: Visitor
    case: str  # the address of the case, with a slash at its end

    def as_(self, role: str) -> "Committee":
        """Step into somebody else's shoes."""
        self.visitor.become(role)
        return self

    def open(self, rest: str = "") -> None:
        self.visitor.go(self.case + rest)

    def record(self, step: str, answers: Mapping[str, Answer]) -> None:
        """Record an act and see that it was recorded."""
        self.fill(step, answers)
        page = self.visitor.page
        problem = page.locator(".mamori-missing[role=alert], .govuk-error-summary")
        assert problem.count() == 0, f"{step}: {problem.first.inner_text()}"
        assert page.url.rstrip("/").endswith(self.case.rstrip("/")), page.url

    def refused(self, step: str, answers: Mapping[str, Answer]) -> str:
        """Try an act that a gate refuses; nothing is lost. Return what the page says."""
        self.fill(step, answers)
        page = self.visitor.page
        missing = page.locator(".mamori-missing[role=alert]")
        assert missing.count() == 1, f"{step} was not refused: {self.visitor.text()[:900]}"
        for name, answer in answers.items():
            box = page.locator(f'main textarea[name="{name}"]')
            if box.count():
                assert box.input_value() == answer, name
        return missing.inner_text()

    def fill(self, step: str, answers: Mapping[str, Answer]) -> None:
        self.open(f"record/{step}/")
        page = self.visitor.page
        assert page.locator("main form").count(), f"{step}: {self.visitor.text()[:200]}"
        for name, answer in answers.items():
            fields = page.locator(f'main form [name="{name}"]')
            assert fields.count(), f"{step} does not ask {name}"
            answer_(fields, answer)
        self.visitor.press(page.locator('main button[name="send"]'))


def answer_(fields: Locator, answer: Answer) -> None:
    """Answer one question: words, a code, several codes, or the first so many names."""
    kind = fields.first.evaluate("field => field.type || field.tagName.toLowerCase()")
    if kind in {"radio", "checkbox"}:
        boxes = {box.get_attribute("value"): box for box in fields.all()}
        if isinstance(answer, int):
            wanted = list(boxes)[:answer]
        else:
            wanted = [answer] if isinstance(answer, str) else list(answer)
        for value, box in boxes.items():
            if kind == "checkbox":
                box.set_checked(value in wanted)
            elif value in wanted:
                box.check()
    elif kind.startswith("select"):
        fields.select_option(str(answer))
    else:
        fields.fill(str(answer))
