"""Staff and their posts, the committee, classes and their pupils."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mamori.people import lists, packs
from mamori.people.accounts import openable
from mamori.people.actions import (
    PostRefused,
    decide_structure,
    end_post,
    give_post,
    join_committee,
    set_up_committee,
)
from mamori.people.choices import class_choices, grade_choices, staff_choices
from mamori.people.doors import account_of, can, school_for
from mamori.people.forms import EndForm, MemberForm, NameForm, PostForm
from mamori.people.queries import classes, pupils_of, school_day


@require_GET
def staff(request: HttpRequest) -> HttpResponse:
    """Show who works here and what they are."""
    school = school_for(request, "people.see")
    rows = lists.staff_rows(school, school_day(school))
    context = {
        "rows": rows,
        "may_import": can(request, "roster.import", school),
        "may_give": can(request, "posts.change", school),
        "may_invite": can(request, "accounts.open", school),
        "openable": openable(account_of(request), school, [row.id for row in rows]),
    }
    return render(request, "people/staff.html", context)


@require_GET
def posts(request: HttpRequest) -> HttpResponse:
    """Show every post with its dates."""
    school = school_for(request, "posts.change")
    return render(request, "people/posts.html", {"posts": lists.posts(school, school_day(school))})


@require_http_methods(["GET", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Give somebody a post from a day on."""
    school = school_for(request, "posts.change")
    form = PostForm(
        request.POST or None,
        staff=staff_choices(school),
        classes=class_choices(school),
        grades=grade_choices(school),
        initial={"starts": school_day(school)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            give_post(by=account_of(request).person_id, school=school, **form.post())
        except PostRefused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The post is given. Access follows from its first day."))
            return redirect("people:posts")
    status = 422 if request.method == "POST" else 200
    return render(request, "people/give.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a post, or a seat in the committee, on a day."""
    school = school_for(request, "posts.change")
    post = lists.post_of(school, pk)
    if post is None:
        raise Http404
    committee = post.role == post.Role.COMMITTEE
    form = EndForm(request.POST or None, initial={"last_day": school_day(school)})
    if request.method == "POST" and form.is_valid():
        try:
            end_post(
                by=account_of(request).person_id, post=post, last_day=form.cleaned_data["last_day"]
            )
        except PostRefused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Noted. It ends after that day."))
            return redirect("people:committee" if committee else "people:posts")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "row": lists.row_of(post), "committee": committee}
    return render(request, "people/end.html", context, status=status)


@require_GET
def committee(request: HttpRequest) -> HttpResponse:
    """Show the committee: its name, its members with their dates, who is missing."""
    school = school_for(request, "people.see")
    language = get_language() or "en"
    context = {
        "committee": lists.committee(school, school_day(school), language),
        "may_change": can(request, "committee.change", school),
        "may_decide": can(request, "structure.decide", school),
    }
    return render(request, "people/committee.html", context)


@require_http_methods(["GET", "POST"])
def member(request: HttpRequest) -> HttpResponse:
    """Add somebody to the committee."""
    school = school_for(request, "committee.change")
    form = MemberForm(
        request.POST or None, staff=staff_choices(school), initial={"starts": school_day(school)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            join_committee(by=account_of(request).person_id, school=school, **form.member())
        except PostRefused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Added to the committee."))
            return redirect("people:committee")
    status = 422 if request.method == "POST" else 200
    return render(request, "people/member.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def committee_name(request: HttpRequest) -> HttpResponse:
    """Set the committee up under one of its names."""
    school = school_for(request, "committee.change")
    names = packs.codes(school, packs.NAMES, get_language() or "en")
    if not names:
        raise Http404
    form = NameForm(request.POST or None, names=names, initial={"name": school.committee_name})
    if request.method == "POST" and form.is_valid():
        set_up_committee(
            by=account_of(request).person_id, school=school, name=form.cleaned_data["name"]
        )
        messages.success(request, _("The committee is set up."))
        return redirect("people:committee")
    status = 422 if request.method == "POST" else 200
    return render(request, "people/committee_name.html", {"form": form}, status=status)


@require_POST
def sign_structure(request: HttpRequest) -> HttpResponse:
    """Sign the list of members as the principal's decision for this year."""
    school = school_for(request, "structure.decide")
    decide_structure(by=account_of(request).person_id, school=school)
    messages.success(request, _("Signed. The list as it is today is in the journal."))
    return redirect("people:committee")


@require_GET
def all_classes(request: HttpRequest) -> HttpResponse:
    """Show the classes of this school year with their homeroom teachers."""
    school = school_for(request, "people.see")
    day = school_day(school)
    teachers = lists.homeroom_teachers(school, day)
    rows = [(row, teachers.get(row.id, [])) for row in classes(school, day)]
    return render(request, "people/classes.html", {"rows": rows})


@require_GET
def one_class(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the pupils of a class, to the staff of its school."""
    school = school_for(request, "people.see")
    group = lists.class_of(school, pk)
    if group is None:
        raise Http404
    day = school_day(school)
    context = {
        "group": group,
        "teachers": lists.homeroom_teachers(school, day).get(group.pk, []),
        "pupils": pupils_of(group.pk, day, school=school),
    }
    return render(request, "people/class.html", context)
