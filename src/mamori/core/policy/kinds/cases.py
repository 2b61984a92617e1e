"""A bullying case from the first sign to the watch after it is resolved (stream `case:<id>`)."""

from mamori.core.policy.kinds.kind import PARTICIPANTS, RESULT, ROLE, YES_NO, Kind, attr

_ELEMENT = ("yes", "no", "unclear")
_PEOPLE = attr("whom it is about", *PARTICIPANTS)
_WAY = attr("the way", "home-visit", "meeting", "telephone", "online", "letter")
_HEARD = attr("as whom", *PARTICIPANTS, "audience", "bystander", "reporter", "mediator")
_LAYER = attr(
    "part in the case", "victim", "actor", "audience", "bystander", "reporter", "mediator"
)

SIGN = {
    "sign.recorded": Kind(
        "cases",
        "Someone noticed something and wrote it down.",
        {
            "channel": attr("how it came to light"),
            "place": attr("where", "in-school", "out-of-school", "online", "unknown"),
            "danger": attr("life, body or property at stake", *YES_NO),
            "noticed_at": attr("when it was noticed, an ISO moment"),
            "talk": attr("the talk at the door in which it was told"),
            "net-type": attr("codes of the type of net bullying"),
        },
    ),
    "sign.shared": Kind(
        "cases",
        "The whole committee and the reporting chain can read it.",
        {"with": attr("who can read it", "committee", "chain")},
    ),
    "hop.acknowledged": Kind("cases", "Someone of the chain has read it.", {"role": ROLE}),
    "hop.absent": Kind("cases", "Nobody holds this post; the gap is shown.", {"role": ROLE}),
    "note.added": Kind(
        "cases", "Another observation joined the case.", {"channel": attr("how it came to light")}
    ),
    "help.asked": Kind("cases", "A child asked the school for help.", {"channel": attr("how")}),
    "help.answered": Kind("cases", "A member of staff answered the child who asked for help."),
}

JUDGEMENT = {
    "meeting.held": Kind(
        "cases",
        "The committee met.",
        {
            "type": attr("which meeting", "full", "daily", "emergency", "staff"),
            "time": attr("at what time of the day it began, HH:MM"),
        },
    ),
    "background.examined": Kind("cases", "The background of a quarrel was looked into."),
    "facts.established": Kind("cases", "The committee has checked the facts.", {"result": RESULT}),
    "definition.assessed": Kind(
        "cases",
        "The committee judged the four elements of the legal definition.",
        {
            "pupil": attr("whether it happened to a pupil", *_ELEMENT),
            "relation": attr("whether a pupil did it whom the child has to do with", *_ELEMENT),
            "relations": attr("codes of what they have to do with each other"),
            "outside": attr("codes of who did it, where the definition does not reach"),
            "effect": attr("whether the act had an effect", *_ELEMENT),
            "effects": attr("codes of the effect"),
            "pain": attr("whether the child feels pain", *_ELEMENT),
            "denied": attr("the child says that nothing is wrong; that closes nothing", "yes"),
            "result": attr("the judgement", "bullying", "not-bullying", "unclear"),
        },
    ),
    "assessment.made": Kind(
        "cases",
        "Several people assessed the case.",
        {
            "part": attr("what was looked at", "causes", "severity", "net-traits", "layers"),
            "causes": attr("codes of what may lie behind it"),
            "severity": attr("codes of what makes it graver"),
            "net-traits": attr("codes of what makes it graver on the net"),
        },
    ),
    "policy.decided": Kind("cases", "The committee decided how to respond."),
    "case.recognised": Kind(
        "cases",
        "The committee recognised the case as bullying.",
        {"soft": attr("handled without using the word bullying", *YES_NO)},
    ),
    "case.set-aside": Kind("cases", "The committee judged it is not bullying; watching goes on."),
    "recognition.deferred": Kind(
        "cases",
        "The committee said with its reasons that it cannot judge yet.",
        {"again": attr("the day on which it looks again, an ISO date")},
    ),
    "case.classified": Kind(
        "cases",
        "The committee chose the codes that the yearly national survey asks for.",
        {
            "year": attr("the school year in which the case counts, by its first year"),
            "discovery": attr("how it came to light, a code of the survey"),
            "consultation": attr("whom the child had told, codes of the survey"),
            "actor-response": attr("what was done for the other child, codes of the survey"),
            "victim-response": attr("what was done for the child, codes of the survey"),
        },
    ),
    "care.noted": Kind("cases", "A note that only a few may read was added."),
    "participant.added": Kind("cases", "A child was named in the case.", {"layer": _LAYER}),
    "participant.removed": Kind(
        "cases", "A child had been named with this part by mistake.", {"layer": _LAYER}
    ),
    "other-side.unknown": Kind("cases", "The committee could not find out who did it."),
    "adult.named": Kind("cases", "An adult of the school was named in the case.", {"role": ROLE}),
}

RECORD = {
    "evidence.added": Kind("cases", "A file was added, sealed."),
    "entry.corrected": Kind(
        "cases",
        "An earlier entry was corrected; the entry itself stays as it was.",
        {"entry": attr("the id of the entry")},
    ),
    "case.merged": Kind(
        "cases",
        "A case went on in another.",
        {"into": attr("the other stream"), "state": attr("the state it was in")},
    ),
    "case.separated": Kind("cases", "A case that went on in another is one of its own again."),
    "case.split": Kind(
        "cases", "Part of a case went on in a case of its own.", {"into": attr("the new stream")}
    ),
}

CARE = {
    "act.stopped": Kind("cases", "Someone on the scene stopped the act."),
    "act.recorded": Kind(
        "cases",
        "An act of bullying became known; `on` says when it happened.",
        {
            "form": attr("codes of the form of bullying"),
            "net-type": attr("codes of net bullying"),
            "service": attr("codes of the services it happened on"),
            "device": attr("codes of the devices it was done with"),
            "trait": attr("codes of what made the net worse"),
            "danger": attr("life, body or property at stake", *YES_NO),
        },
    ),
    "safety.secured": Kind(
        "cases",
        "The child was made safe.",
        {"of": attr("who was made safe", "victim", "reporter")},
    ),
    "watch.assigned": Kind("cases", "Several staff were named to watch a child.", {"of": _PEOPLE}),
    "watch.noted": Kind("cases", "Someone wrote down what the watch saw.", {"of": _PEOPLE}),
    "watch.lengthened": Kind(
        "cases",
        "The board or the committee set a longer period.",
        {
            "until": attr("the first day on which it may be judged, an ISO date"),
            "decided-by": attr("who decided", "board", "committee"),
        },
    ),
    "child.moved": Kind(
        "cases",
        "The child of a case changed class or school.",
        {"to": attr("where to", "class", "school")},
    ),
    "watch.handed-over": Kind(
        "cases",
        "The watch was handed over on a change of class or school.",
        {"of": _PEOPLE, "to": attr("to whom", "class", "school")},
    ),
    "wish.recorded": Kind("cases", "What a child or guardian wishes was noted.", {"of": _PEOPLE}),
    "interview.held": Kind("cases", "Someone spoke with a person of the case.", {"with": _HEARD}),
    "distress.asked": Kind(
        "cases",
        "A member of staff asked whether it still hurts.",
        {"with": _PEOPLE, "answer": attr("the answer", "none", "some", "unclear"), "way": _WAY},
    ),
    "contact.made": Kind(
        "cases",
        "The school spoke with a guardian.",
        {
            "with": _PEOPLE,
            "way": _WAY,
            "time": attr("the time of day, an ISO time"),
            "assurances": attr(
                "what was said", "protect-fully", "keep-secrets", "facts", "policy", "cooperation"
            ),
        },
    ),
    "counselling.offered": Kind("cases", "Counselling was offered.", {"with": _PEOPLE}),
    "apology.made": Kind("cases", "An apology was made. It resolves nothing by itself."),
    "plan.made": Kind(
        "cases",
        "The committee made a plan of response.",
        {
            "parts": attr("parts of the plan", "support", "sharing", "roles"),
            "for": attr("whom it serves", *PARTICIPANTS),
        },
    ),
    "plan.changed": Kind(
        "cases",
        "The plan of response was changed.",
        {"for": attr("whom it serves", *PARTICIPANTS)},
    ),
    "measure.taken": Kind(
        "cases",
        "Several staff carried out a measure.",
        {
            "type": attr("what was done"),
            "for": attr("for whom", *PARTICIPANTS, "audience", "bystanders", "class", "school"),
        },
    ),
    "case.resolved": Kind("cases", "The committee judged the case resolved; watching goes on."),
    "case.reopened": Kind("cases", "A resolved case is open again."),
    "staff.told": Kind("cases", "All staff share what they need to know."),
    "course.recorded": Kind("cases", "The course of guidance was recorded for later learning."),
    "lesson.drawn": Kind("cases", "A lesson without names was drawn from the case."),
}

OUTSIDE = {
    "board.told": Kind(
        "cases",
        "The board of education was told.",
        {
            "type": attr(
                "which report",
                "quick",
                "status",
                "result",
                "principal-named",
                "few-left",
                "nobody-leads",
                "serious",
            ),
            "result": RESULT,
        },
    ),
    "board.advised": Kind(
        "cases",
        "The board of education advised the school.",
        {"means": attr("what it does", "advice", "asks-for-more", "own-inquiry", "attached-body")},
    ),
    "crime.considered": Kind(
        "cases",
        "The principal considered whether it is a crime.",
        {"result": attr("the answer", "crime", "danger", "no")},
    ),
    "breach.considered": Kind(
        "cases",
        "Someone checked whether personal data got out.",
        {"result": attr("the answer", *YES_NO)},
    ),
    "police.consulted": Kind("cases", "The school consulted the police."),
    "police.notified": Kind("cases", "The school reported it to the police."),
    "police.not-needed": Kind("cases", "The principal wrote down why the police were not asked."),
    "agency.consulted": Kind("cases", "Another agency was consulted.", {"agency": attr("which")}),
    "suspension.ordered": Kind(
        "cases",
        "The board suspended a child's attendance.",
        {
            "basis": attr("codes of the law it rests on"),
            "from": attr("the first day, an ISO date"),
            "until": attr("the last day, an ISO date"),
        },
    ),
}

SERIOUS = {
    "serious.suspected": Kind(
        "cases",
        "A serious situation is suspected, or a child or guardian claims one.",
        {"type": attr("which item of Article 28", "harm", "absence", "claim")},
    ),
    "serious.weighed": Kind(
        "cases",
        "The committee weighed whether a situation is serious, and sees no suspicion yet.",
    ),
    "absence.recorded": Kind(
        "cases",
        "A child was absent for some days.",
        {
            "from": attr("the first day, an ISO date"),
            "until": attr("the last day, an ISO date"),
            "why": attr("possible cause", "bullying-suspected", "unclear", "other"),
            "still": attr("whether the child is still away without a break", "yes", "no"),
        },
    ),
    "absence.reached": Kind(
        "cases",
        "Absence that may come from bullying reached a mark.",
        {"days": attr("the number of the mark, such as 30")},
    ),
    "serious.reported": Kind(
        "cases",
        "The occurrence of a serious situation was reported.",
        {"to": attr("to whom", "board", "head", "corporation-head", "governor", "minister")},
    ),
    "inquiry.set-up": Kind(
        "cases",
        "An organisation was set up to investigate.",
        {"led-by": attr("who leads it", "school", "board")},
    ),
    "inquiry.explained": Kind("cases", "The inquiry was explained in advance.", {"with": _PEOPLE}),
    "inquiry.told": Kind("cases", "The findings so far were given.", {"with": _PEOPLE}),
    "inquiry.finished": Kind("cases", "The inquiry ended with a report."),
}

KINDS = {**SIGN, **JUDGEMENT, **RECORD, **CARE, **OUTSIDE, **SERIOUS}
