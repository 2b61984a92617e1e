"""The work of a school year: policy, plan, training, explaining (streams `year:…`, `policy:…`)."""

from mamori.core.policy.kinds.kind import Kind, attr

_YEAR = attr("the school year, such as 2026")
_TOPIC = attr("codes of what was covered")
_AUDIENCE = attr(
    "who was reached", "pupils", "guardians", "agencies", "staff", "public", "pta", "community"
)
_PARTS = attr("codes of the parts it has")
_CLASSES = attr("the ids of the classes")

POLICY = {
    "policy.drafted": Kind("year", "A version of the basic policy was written.", {"parts": _PARTS}),
    "policy.adopted": Kind("year", "A version of the basic policy was adopted.", {"parts": _PARTS}),
    "policy.published": Kind(
        "year",
        "The policy can be read by the public.",
        {"where": attr("the place", "web", "paper")},
    ),
    "policy.reviewed": Kind("year", "The committee checked whether the policy works."),
    "policy.revised": Kind("year", "The policy was changed."),
    "voices.heard": Kind(
        "year",
        "People were heard about the policy.",
        {"of": attr("whose voices", "guardians", "residents", "agencies", "pupils")},
    ),
    "policy.explained": Kind(
        "year",
        "The policy, the windows and the police rule were explained.",
        {
            "to": _AUDIENCE,
            "occasion": attr("when", "year-start", "enrolment", "other"),
            "covers": attr("what was explained", "policy", "windows", "police-rule"),
            "classes": _CLASSES,
        },
    ),
    "manual.kept": Kind("year", "A manual or form was renewed.", {"which": attr("which")}),
}

YEAR = {
    "plan.adopted": Kind("year", "The yearly plan was adopted.", {"year": _YEAR, "covers": _TOPIC}),
    "plan.followed": Kind(
        "year",
        "An item of the yearly plan was done, or was not.",
        {
            "plan": attr("the id of the plan's entry"),
            "item": attr("which item"),
            "result": attr("what became of it", "done", "not-done", "moved"),
        },
    ),
    "plan.reviewed": Kind("year", "The yearly plan was reviewed.", {"year": _YEAR}),
    "target.set": Kind(
        "year",
        "Achievement targets were set.",
        {"year": _YEAR, "aims": attr("what the targets are about; never how many cases there are")},
    ),
    "target.evaluated": Kind("year", "The targets were evaluated.", {"year": _YEAR}),
    "training.held": Kind(
        "year",
        "Staff were trained.",
        {"topic": _TOPIC, "where": attr("the place", "school", "city")},
    ),
    "rule.put": Kind(
        "year", "A rule of the school's own was put before its staff.", {"topic": _TOPIC}
    ),
    "rule.dropped": Kind("year", "A rule of the school's own holds no more.", {"topic": _TOPIC}),
    "rule.acknowledged": Kind(
        "year", "A member of staff confirmed having read a rule.", {"topic": _TOPIC}
    ),
    "rule.made-known": Kind(
        "year", "Every member of staff now on the roll has confirmed a rule.", {"topic": _TOPIC}
    ),
    "lesson.held": Kind(
        "year",
        "A lesson for pupils was held.",
        {
            "topic": _TOPIC,
            "themes": attr("themes of rights education"),
            "classes": _CLASSES,
            "confirmed": attr("how its pupils confirmed it, a code of the packs"),
        },
    ),
    "topic.reached": Kind(
        "year", "Every class of the school has had this topic this year.", {"topic": _TOPIC}
    ),
    "event.held": Kind("year", "A school event was held.", {"topic": _TOPIC, "with": _AUDIENCE}),
    "briefing.held": Kind(
        "year",
        "Guardians were briefed.",
        {"topic": _TOPIC, "with": _AUDIENCE, "points": attr("which points it had")},
    ),
    "home.met": Kind(
        "year",
        "The school met with homes, the PTA or groups of the community.",
        {"with": _AUDIENCE, "how": attr("the way")},
    ),
    "consultation.planned": Kind("surveys", "Regular consultation was put on the calendar."),
    "consultation.held": Kind("surveys", "A regular consultation took place."),
    "consultation.missed": Kind("surveys", "A planned consultation did not take place."),
    "liaison.held": Kind("year", "The school met with other agencies.", {"agency": attr("which")}),
    "partner.listed": Kind("registers", "A partner agency was listed.", {"agency": attr("which")}),
    "committee.made-known": Kind(
        "year", "The committee was made known.", {"to": _AUDIENCE, "how": attr("the means")}
    ),
    "entry.taken-back": Kind(
        "year",
        "An entry of the year was taken back: it counts for nothing, and stays to be read.",
        {"entry": attr("the id of the entry")},
    ),
    "meeting.planned": Kind("year", "A meeting of the committee was put on the calendar."),
}

KINDS = {**POLICY, **YEAR}
