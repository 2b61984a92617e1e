from django.urls import path

from mamori.surveys.views import (
    again,
    building,
    classes,
    erasing,
    noticing,
    surveys,
    taking,
    worries,
)

app_name = "surveys"
urlpatterns = [
    # Pupils and guardians: no account.
    path("in/", taking.come_in, name="come_in"),
    path("in/<slug:code>/", taking.take, name="take"),
    path("again/", again.again, name="again"),
    path("home/<uuid:school>/<slug:pack>/<slug:form>/", noticing.at_home, name="at_home"),
    # Staff.
    path("", surveys.surveys, name="surveys"),
    path("plan/", surveys.plan, name="plan"),
    path("worries/", worries.all_worries, name="worries"),
    path("worries/<uuid:pk>/", worries.worry, name="worry"),
    path("worries/<uuid:pk>/decide/", worries.decide, name="decide"),
    path("worries/<uuid:pk>/ask/", worries.ask, name="ask"),
    path("worries/<uuid:pk>/again/", worries.take_up_again, name="take_up_again"),
    path("forms/", building.forms, name="forms"),
    path("forms/new/", building.new_form, name="new_form"),
    path("forms/<uuid:pk>/", building.form, name="form"),
    path("forms/<uuid:pk>/questions/new/", building.question, name="new_question"),
    path("forms/<uuid:pk>/questions/<int:at>/", building.question, name="question"),
    path("checklists/", noticing.checklists, name="checklists"),
    path("checklists/<slug:pack>/<slug:form>/", noticing.checklist, name="checklist"),
    path("checklists/<slug:pack>/<slug:form>/pdf/", noticing.checklist_paper, name="on_paper"),
    path("talks/", noticing.talks, name="talks"),
    path("climate/", noticing.climate, name="climate"),
    path("<uuid:pk>/", surveys.survey, name="survey"),
    path("<uuid:pk>/paper/", classes.paper, name="paper"),
    path("<uuid:pk>/verify/", surveys.verify, name="verify"),
    path("<uuid:pk>/erase/", erasing.erase, name="erase"),
    path("<uuid:pk>/classes/<int:group>/", classes.group, name="group"),
    path("<uuid:pk>/classes/<int:group>/codes/", classes.codes, name="codes"),
    path("<uuid:pk>/classes/<int:group>/enter/", classes.enter, name="enter"),
    path("<uuid:pk>/<slug:name>/", surveys.step, name="step"),
]
