"""Somebody at the door with a browser that keeps no cookie and runs no script."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

HIDDEN = re.compile(r'<input type="hidden" name="([a-z]+)" value="([^"]*)"')
WORDS = re.compile(r'name="receipt" value="([^"]*)"')


def sent(name: str, body: bytes) -> SimpleUploadedFile:
    """Return a file as a browser sends it; what it calls the file proves nothing."""
    return SimpleUploadedFile(name, body, "application/octet-stream")


@dataclass
class Visitor:
    """Who came: all that they have is the address and, later, their words."""

    code: str
    language: str = "en"
    hidden: dict[str, str] = field(default_factory=dict)
    receipt: str = ""

    @property
    def words(self) -> list[str]:
        return re.split(r"[・ ]", self.receipt)[:6]

    def url(self, to: str = "front") -> str:
        return reverse(f"door:{to}", args=[self.code, self.language])

    def get(self, to: str = "front") -> Any:
        return self._seen(Client().get(self.url(to)))

    def post(self, to: str = "front", /, **fields: Any) -> Any:
        return self._seen(Client().post(self.url(to), self.hidden | fields))

    def tell(self, words: str, **fields: Any) -> Any:
        """Open the form, fill it in, send it."""
        self.get()
        return self.post(words=words, **fields)

    def come_back(self, receipt: str | None = None) -> Any:
        return self.post("back", receipt=self.receipt if receipt is None else receipt)

    def _seen(self, answer: Any) -> Any:
        assert not answer.cookies
        page = answer.content.decode(errors="replace")
        if found := dict(HIDDEN.findall(page)):
            self.hidden = {k: html.unescape(v) for k, v in found.items() if k != "receipt"}
        if words := WORDS.search(page):
            self.receipt = html.unescape(words[1])
        return answer
