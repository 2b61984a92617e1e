"""Questionnaires and checklists (streams `survey:…`, `answer:…`)."""

from mamori.core.policy.kinds.kind import Kind, attr

_BY = attr("who runs it", "school", "city", "prefecture", "nation")
_FORM = attr("code of the form")

KINDS = {
    "survey.planned": Kind("surveys", "A questionnaire was put on the calendar.", {"scale": _BY}),
    "survey.opened": Kind("surveys", "A questionnaire was opened.", {"form": _FORM, "scale": _BY}),
    "survey.closed": Kind("surveys", "A questionnaire was closed.", {"form": _FORM}),
    "answer.flagged": Kind("surveys", "An answer tells of bullying or a worry.", {"form": _FORM}),
    "answer.decided": Kind(
        "surveys",
        "Someone decided what follows from a flagged answer.",
        {"result": attr("what follows", "sign", "talk", "nothing")},
    ),
    "survey.verified": Kind("surveys", "The results were verified as a whole.", {"form": _FORM}),
    "checklist.filled": Kind(
        "surveys", "Someone of the staff filled a checklist.", {"form": _FORM}
    ),
    "checklist.handed-out": Kind(
        "surveys", "A checklist to keep at home was given.", {"form": _FORM}
    ),
    "climate.measured": Kind("surveys", "A test of class climate was taken in.", {"form": _FORM}),
}
