from django.urls import path

from mamori.cases.views import acts, case, disclosing, evidence, glass, joining, reports, signs

app_name = "cases"
urlpatterns = [
    path("signs/new/", signs.new_sign, name="new_sign"),
    path("cases/<uuid:pk>/", case.case, name="case"),
    path("cases/<uuid:pk>/shared/", signs.shared, name="shared"),
    path("cases/<uuid:pk>/note/", case.note, name="note"),
    path("cases/<uuid:pk>/acknowledged/", case.acknowledged, name="acknowledged"),
    path("cases/<uuid:pk>/record/", acts.record, name="record"),
    path("cases/<uuid:pk>/record/<slug:step>/", acts.act, name="act"),
    path("cases/<uuid:pk>/files/<uuid:file>/", evidence.show, name="file"),
    path("cases/<uuid:pk>/files/<uuid:file>/original/", evidence.original, name="original"),
    path("cases/<uuid:pk>/merge/", joining.merge, name="merge"),
    path("cases/<uuid:pk>/separate/", joining.separate, name="separate"),
    path("cases/<uuid:pk>/split/", joining.split, name="split"),
    path("cases/<uuid:pk>/chronology.pdf", disclosing.chronology, name="chronology"),
    path("cases/<uuid:pk>/hand-over/", disclosing.hand_over, name="hand_over"),
    path("cases/<uuid:pk>/who-can-see/", case.sight, name="sight"),
    path("cases/<uuid:pk>/reads/", case.reads, name="reads"),
    path("cases/<uuid:pk>/reads/reviewed/", case.reviewed, name="reviewed"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("reports/<uuid:pk>/advise/", reports.answer, {"step": "advise"}, name="advise"),
    path("reports/<uuid:pk>/suspend/", reports.answer, {"step": "suspend"}, name="suspend"),
    path("reports/<uuid:pk>/pass-on/", reports.answer, {"step": "pass-on"}, name="pass_on"),
    path("reports/<uuid:pk>/pdf/", reports.pdf, name="report_pdf"),
    path("glass/", glass.glass, name="glass"),
]
