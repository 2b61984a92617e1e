"""The steps of a case, as a table. What a case may do next is read here and nowhere else.

A sign has no state of its own before it is shared: recording and sharing are one step, so that
nobody can keep it back, hide it or judge it alone (HOK-010, HOK-062).
"""

from mamori.core.flow import Flow, Step

UNWRITTEN, SHARED = "unwritten", "shared"

CASE = Flow(
    start=UNWRITTEN,
    owners={UNWRITTEN: "teacher", SHARED: "committee"},
    steps=(
        Step(name="record", source=UNWRITTEN, target=SHARED, by="sign.record", fact="sign.recorded"),
        Step(name="acknowledge", source=SHARED, target=SHARED, by="case.acknowledge", fact="hop.acknowledged"),
        Step(name="add-note", source=SHARED, target=SHARED, by="note.add", fact="note.added"),
    ),
)
