"""At which school's door somebody stands, and the frame that every public page has."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_info

from mamori.door import queries
from mamori.people.models import School

STAYS = ("front", "back", "windows", "families")  # pages that can be read in another language


@dataclass(frozen=True, slots=True)
class Here:
    """The door of a school, and the language in which somebody reads."""

    school: School
    code: str
    language: str

    def url(self, name: str) -> str:
        """Return the address of another page of this door, in the same language."""
        return reverse(f"door:{name}", args=[self.code, self.language])

    @property
    def urls(self) -> dict[str, str]:
        """The addresses of this door by their names, for templates."""
        return {name: self.url(name) for name in (*STAYS, "more", "slip", "proof")}

    def show(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """Show a page of this door."""
        name = str(getattr(request.resolver_match, "url_name", ""))
        page = name if request.method == "GET" and name in STAYS else "front"
        tongues = [
            {
                "code": code,
                "name": get_language_info(code)["name_local"],
                "href": reverse(f"door:{page}", args=[self.code, code]),
                "current": code == self.language,
            }
            for code, _words in settings.LANGUAGES
        ]
        frame = {
            "here": self,
            "school_name": self.school.name,
            "lines": queries.lines_for(self.school, self.language),
            "tongues": tongues,
        }
        return render(request, template, frame | context, status=status)
