from django.urls import path

from mamori.year.views import log, plan, reading, rules

app_name = "year"
urlpatterns = [
    path("", reading.year, name="year"),
    path("record/<slug:slug>/", log.record, name="record"),
    path("entries/", log.entries, name="entries"),
    path("entries/paper/", log.paper, name="paper"),
    path("entries/<uuid:pk>/correct/", log.correct, name="correct"),
    path("plan/", plan.plan, name="plan"),
    path("plan/adopt/", plan.adopt, name="plan_adopt"),
    path("plan/items/<int:number>/", plan.item, name="plan_item"),
    path("lessons/", reading.coverage, name="coverage"),
    path("policy/", reading.policy, name="policy"),
    path("rules/", rules.rules, name="rules"),
    path("rules/read/", rules.acknowledge, name="acknowledge"),
    path("library/", reading.library, name="library"),
]
