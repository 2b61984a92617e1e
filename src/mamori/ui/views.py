"""The style guide: every component with invented words, for demo mode, screenshots and checks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from mamori.ui.forms import error_summary
from mamori.ui.samples import door_form, frame, samples, sign_form


def styleguide(request: HttpRequest) -> HttpResponse:
    sample = samples(get_language() or "en")
    wrong = sign_form(sample, {"wrong-words": "", "wrong-at": "tomorrow"}, prefix="wrong")
    messages.success(request, sample["notice"])
    context = frame(sample) | {"sample": sample, "empty": sign_form(sample), "wrong": wrong}
    context["summary"] = error_summary(wrong)
    return render(request, "ui/styleguide.html", context)


def styleguide_door(request: HttpRequest) -> HttpResponse:
    sample = samples(get_language() or "en")
    context = {"sample": sample, "school_name": sample["school"], "form": door_form(sample)}
    return render(request, "ui/styleguide_door.html", context)
