"""A sound pack in TOML that tests load, bend and break."""

DUTY = """
[[duty]]
id = "tell"
cites = ["HOK-115"]
clause = "2-2"
force = "must"
who = ["homeroom"]
after = { kind = "facts.established", result = "fact" }
within = { until = "end of the same day" }
met_by = { kind = "contact.made", with = "victim-guardian" }
says = { en = "Tell", ja = "伝える" }
"""
GATE = """
[[gate]]
id = "resolve"
cites = ["HOK-120"]
clause = "2-2"
stops = "case.resolved"
needs = [
  { quiet = "act.recorded", months = 3, or_longer = "watch.lengthened" },
  { kind = "distress.asked", with = "victim", answer = "none", after = "quiet", latest = "answer" },
  { people = 2, seat = "committee" },
  { never = { kind = "distress.asked", answer = "some" }, after = "quiet" },
  { predicate = "every-child-heard", clause = "9", says = { en = "Hear", ja = "聞" }, cites = [
    "HOK-138",
  ] },
]
says = { en = "Resolve", ja = "解消" }
"""
REST = """
[[mark]]
id = "absent"
cites = ["HOK-164"]
clause = "28"
counts = { kind = "absence.recorded", why = "unclear" }
sum = "days"
per = "school-year"
at = 30
becomes = "absence.reached"
says = { en = "Thirty", ja = "三十" }

[[rule]]
id = "no-credentials"
cites = ["NER-01"]
clause = "1"
finding = "secret-request"
place = "form"
verdict = "block"
says = { en = "No", ja = "不可" }

[[keep]]
id = "grades"
cites = ["CHB-06b"]
clause = "6"
record = "grade"
for = { years = 5 }
after = "year.started"
then = "erase"
says = { en = "Keep", ja = "保存" }

[[words]]
id = "forms"
cites = ["HOK-013"]
clause = "1-2"
from_year = 2026
codes = [{ code = "1", says = { en = "one", ja = "一" } }]
says = { en = "Forms", ja = "態様" }

[[form]]
id = "survey"
cites = ["HOK-094"]
clause = "2"
room = "surveys"
fields = [{ code = "who", says = { en = "Who", ja = "だれ" } }]
says = { en = "Survey", ja = "調査" }

[[place]]
id = "places"
cites = ["CHB-05a"]
clause = "5"
record = "grade"
where = ["file-server", "moodle"]
says = { en = "Places", ja = "場所" }

[[line]]
id = "sos"
cites = ["HOK-151"]
clause = "2"
number = "0120-000-000"
audience = ["pupil"]
says = { en = "SOS", ja = "SOS" }

[[page]]
id = "window"
cites = ["HOK-066"]
clause = "2"
room = "door"
feature = "public-report"
says = { en = "Window", ja = "窓口" }
"""
BODY = DUTY + GATE + REST
