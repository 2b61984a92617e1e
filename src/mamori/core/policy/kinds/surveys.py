"""Questionnaires and checklists (streams `survey:…`, `answer:…`)."""

from mamori.core.policy.kinds.kind import Kind, attr

_BY = attr("who runs it", "school", "city", "prefecture", "nation")
_FORM = attr("code of the form")

KINDS = {
    "form.written": Kind("surveys", "A form of the school's own was written or changed."),
    "survey.planned": Kind(
        "surveys",
        "A questionnaire was put on the calendar.",
        {
            "scale": _BY,
            "which": attr("which one"),
            "opens": attr("its first day"),
            "closes": attr("its last day"),
        },
    ),
    "survey.dropped": Kind(
        "surveys", "A planned questionnaire will not be held.", {"which": attr("which one")}
    ),
    "survey.erased": Kind(
        "surveys",
        "The answers of a questionnaire were erased, as the school's time for them was over.",
        {
            "which": attr("which one"),
            "out": attr("how many sheets of paper were given out"),
            "back": attr("how many came back"),
            "destroyed": attr("how many were destroyed"),
        },
    ),
    "codes.printed": Kind(
        "surveys", "Codes of a class were printed.", {"pieces": attr("how many")}
    ),
    "paper.handed-out": Kind(
        "surveys", "Questionnaires on paper were given to a class.", {"pieces": attr("how many")}
    ),
    "paper.collected": Kind(
        "surveys", "Questionnaires on paper came back.", {"pieces": attr("how many")}
    ),
    "paper.destroyed": Kind(
        "surveys", "Questionnaires on paper were destroyed.", {"pieces": attr("how many")}
    ),
    "survey.opened": Kind("surveys", "A questionnaire was opened.", {"form": _FORM, "scale": _BY}),
    "survey.closed": Kind("surveys", "A questionnaire was closed.", {"form": _FORM}),
    "answer.flagged": Kind("surveys", "An answer tells of bullying or a worry.", {"form": _FORM}),
    "answer.decided": Kind(
        "surveys",
        "Someone decided what follows from a flagged answer.",
        {"result": attr("what follows", "sign", "talk", "nothing")},
    ),
    "answer.asked": Kind("surveys", "The school asked whoever gave an answer, by its receipt."),
    "answer.replied": Kind("surveys", "Whoever gave an answer replied, by its receipt."),
    "answer.reopened": Kind("surveys", "A decision on an answer was taken up again."),
    "silence.questioned": Kind(
        "surveys", "The committee asked why a class without one worrying answer has none."
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
