import re
from typing import Any

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation

from mamori.ui.forms import error_summary
from mamori.ui.samples import door_form, frame, samples, sign_form

LANGUAGES = ["ja", "vi", "nl", "en"]
ERROR_PAGES = ["400", "403", "403_csrf", "404", "413", "500"]


def styleguide(language: str) -> str:
    with translation.override(language):
        sample = samples(language)
        wrong = sign_form(sample, {"wrong-words": ""}, prefix="wrong")
        context = frame(sample) | {"sample": sample, "empty": sign_form(sample), "wrong": wrong}
        context |= {"form": wrong, "summary": error_summary(wrong)}
        return shown("ui/styleguide.html", context)


def door(language: str, **context: Any) -> str:
    with translation.override(language):
        sample = samples(language)
        given = {"sample": sample, "form": door_form(sample), "school_name": sample["school"]}
        return shown("ui/styleguide_door.html", given | context)


def shown(template: str, context: dict[str, Any]) -> str:
    """Render as a view does, but with nobody signed in and no session."""
    request = RequestFactory().get("/somewhere/?a=1")
    given = {"csrf_token": "made-up", "request": request} | context
    return get_template(template).template.render(Context(given))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language_and_the_school(language: str) -> None:
    for page in (styleguide(language), door(language)):
        assert f'<html class="govuk-template" lang="{language}">' in page
        assert samples(language)["school"] in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_obey_the_content_policy(language: str) -> None:
    for page in (styleguide(language), door(language)):
        assert " style=" not in page
        assert "<style" not in page
        assert not re.search(r"\son[a-z]+=", page)
        assert not re.search(r"<script(?![^>]*\ssrc=)", page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_is_there_once_and_every_reference_leads_to_one(language: str) -> None:
    page = styleguide(language)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    wanted = re.findall(r'\s(?:for|aria-describedby|aria-labelledby|aria-controls)="([^"]+)"', page)
    assert {one for value in wanted for one in value.split()} <= set(ids)


def test_the_title_of_a_refused_form_says_so() -> None:
    assert re.search(
        r"<title>Not sent yet: Today · Midori primary school</title>", styleguide("en")
    )


def test_languages_are_offered_under_their_own_names_without_script() -> None:
    for page in (styleguide("vi"), door("vi")):
        for name in ("日本語", "Tiếng Việt", "Nederlands", "English"):
            assert name in page
        assert 'method="post" action="/' in page
        assert '<input type="hidden" name="next" value="/somewhere/?a=1">' in page


def test_signing_out_is_a_form() -> None:
    page = shown("ui/base.html", {"person": {"name": "Ms Sato"}, "sign_out_url": "/out/"})
    assert '<form class="mamori-menu__panel" method="post" action="/out/">' in page


def test_a_page_without_school_person_or_navigation_still_stands() -> None:
    page = shown("ui/base.html", {})
    assert "Sign out" not in page
    assert "mamori-nav" not in page
    assert "· Mamori</title>" in page


def test_messages_are_escaped_and_each_has_its_own_heading() -> None:
    said = [Message(constants.SUCCESS, "Sent"), Message(constants.WARNING, "<b>late</b>")]
    page = shown("ui/base.html", {"messages": said})
    assert 'id="message-1"' in page
    assert 'id="message-2"' in page
    assert "&lt;b&gt;late&lt;/b&gt;" in page


def test_leaving_the_door_needs_no_script_and_tells_nobody_where_from() -> None:
    page = door("nl")
    assert re.search(
        r'<a class="mamori-leave" href="https://www.knmi.nl/" rel="noreferrer nofollow">', page
    )
    assert '<meta name="referrer" content="no-referrer">' in page
    assert 'href="https://elsewhere.example/"' in door("nl", leave_url="https://elsewhere.example/")


def test_the_door_asks_for_three_things_only() -> None:
    page = door("ja")
    assert len(re.findall(r"<(?:link|script|img)[^>]*(?:href|src)=", page)) == 2
    assert len(page.encode()) < 12 * 1024


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_nothing_and_says_what_is_safe_and_what_to_do(name: str) -> None:
    page = render_to_string(f"{name}.html")
    assert page.count('<div class="govuk-body">') == 2
    assert re.search(r'<h1 class="govuk-heading-l">[^<]+</h1>', page)
    assert not re.search(r"(?i)\b(invalid|forbidden|you failed|your fault|illegal)\b", page)
