"""From a file to the school's people: upload, columns, preview, import, result."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from mamori.core.roster import Format, RosterUnreadable
from mamori.people.doors import account_of, can, school_for, schools_for, upload_for
from mamori.people.imports import held, progress
from mamori.people.imports.forms import ColumnsForm, LeaveForm, UploadForm, WhichSchoolForm
from mamori.people.imports.pages import counted, kinds_in, shown_lines, told_notes
from mamori.people.imports.plan import Plan
from mamori.people.imports.preview import drop, preview
from mamori.people.imports.reading import first_table, kind_of
from mamori.people.imports.tasks import apply_upload
from mamori.people.imports.wanted import WhichSchool
from mamori.people.imports.wording import unreadable
from mamori.people.queries import school_named

VERB = "roster.import"


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file in. Nothing happens to anybody yet."""
    schools = schools_for(request, VERB)
    form = UploadForm(request, [(str(school.pk), school.name) for school in schools])
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data.get("school", str(schools[0].pk))
        name, data = form.source()
        kept = held.hold(
            by=account_of(request).person_id,
            school=next(school for school in schools if str(school.pk) == chosen),
            name=name,
            data=data,
            choices={"keep_special_needs": form.cleaned_data["keep_special_needs"]},
        )
        is_list = form.format is Format.TABLE
        return redirect("people:import_columns" if is_list else "people:import_preview", kept.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "people/import.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask what each column of a plain list holds, beside its first five values."""
    kept = upload_for(request, pk)
    try:
        table = first_table(held.opened(kept))
    except RosterUnreadable as error:  # a OneRoster package has no columns to choose
        raise Http404 from error
    form = ColumnsForm(
        request.POST or None,
        table=table,
        chosen=kept.choices.get("columns"),
        initial={
            "kind": kept.choices.get("kind", kind_of(table)),
            "class_name": kept.choices.get("class_name", table.class_name),
        },
    )
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("kind", "class_name")}
        held.choose(kept, columns=form.mapping(), **told)
        return redirect("people:import_preview", kept.pk)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "upload": kept, "table": table}
    return render(request, "people/import_columns.html", context, status=status)


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what importing would do: counts first, then notes, then each list page by page."""
    kept = upload_for(request, pk)
    try:
        plan = preview(kept, account_of(request).person_id)
    except RosterUnreadable as error:
        context = {"upload": kept, "problem": unreadable(error.code)}
        return render(request, "people/import_unreadable.html", context, status=422)
    except WhichSchool as which:
        return _which_school(request, pk, which)
    return _preview(request, kept, plan, LeaveForm())


def _preview(request: HttpRequest, kept: held.Held, plan: Plan, form: LeaveForm) -> HttpResponse:
    context = {
        "upload": kept,
        "plan": plan,
        "form": form,
        "counts": counted(plan.counts(), plan),
        "kinds": kinds_in(plan),
        "notes": told_notes(plan.notes),
        "shown": shown_lines(plan, request.GET, reverse("people:import_preview", args=[kept.pk])),
    }
    status = 422 if form.is_bound else 200
    return render(request, "people/import_preview.html", context, status=status)


def _which_school(request: HttpRequest, pk: UUID, which: WhichSchool) -> HttpResponse:
    kept = upload_for(request, pk)
    form = WhichSchoolForm(request.POST or None, orgs=which.orgs)
    if request.method == "POST" and form.is_valid():
        held.choose(kept, org=form.cleaned_data["org"])
        return redirect("people:import_preview", pk)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "people/import_school.html", {"form": form, "upload": kept}, status=status
    )


@require_POST
def apply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Start the import that the preview showed, once however often the button is pressed."""
    try:
        kept = upload_for(request, pk)
    except Http404:
        return redirect("people:import_progress", pk)  # the first press is done already
    seen = request.POST.get("seen", "")
    by = account_of(request).person_id
    form = LeaveForm(request.POST)
    if kept.state == kept.State.HELD and not form.is_valid():
        try:
            plan = preview(kept, by)
        except (RosterUnreadable, WhichSchool):
            return redirect("people:import_preview", pk)
        if plan.leaves_many:
            return _preview(request, kept, plan, form)
    if seen.isdecimal() and held.claim(by=by, upload=kept, seen=int(seen)):
        drop(kept.pk)
        apply_upload.enqueue(str(kept.pk))
    return redirect("people:import_progress", pk)


@require_POST
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Forget a file without importing it."""
    kept = upload_for(request, pk)
    if kept.state == kept.State.HELD:
        drop(kept.pk)
        held.forget(kept)
        messages.success(request, _("Cancelled. The file was destroyed and nothing was changed."))
    return redirect("people:import")


@require_GET
def follow(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far an import is; the page looks again by itself, with or without script."""
    told = _told(request, pk)
    polls = bool(getattr(request, "htmx", False))
    if told.is_over:
        to = redirect("people:import_result", pk)
        return HttpResponseClientRedirect(to.url) if polls else to
    context = {"pk": pk, "told": told, "stuck": progress.is_stuck(pk), "upload": held.find(pk)}
    template = "people/_import_progress.html" if polls else "people/import_progress.html"
    return render(request, template, context)


@require_GET
def result(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what an import did, or why it did nothing."""
    told = _told(request, pk)
    if not told.is_over:
        return redirect("people:import_progress", pk)
    context = {"told": told, "counts": counted(told.counts), "upload": held.find(pk)}
    return render(request, "people/import_result.html", context)


def _told(request: HttpRequest, pk: UUID) -> progress.Progress:
    school_for(request, VERB)
    told = progress.read(pk)
    school = school_named(told.school) if told else None
    if told is None or school is None or not can(request, VERB, school):
        raise Http404
    return told
