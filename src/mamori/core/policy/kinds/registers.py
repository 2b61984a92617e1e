"""Registers: complaints, objections, warnings from outside, partners (streams `complaint:…`)."""

from mamori.core.policy.kinds.kind import Kind, attr

KINDS = {
    "absence.reported": Kind("registers", "A long absence was reported."),
    "support.planned": Kind("registers", "A plan for a child who needs special care was made."),
    "complaint.received": Kind(
        "registers", "Someone complained.", {"about": attr("about what", "staff", "school", "data")}
    ),
    "complaint.answered": Kind("registers", "A complaint was answered."),
}
