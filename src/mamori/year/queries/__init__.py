"""What may be read of a school's year. No child is named in it, so every member of staff may."""

from mamori.year.queries.asked import Asked, asked_in
from mamori.year.queries.coverage import Coverage, coverage
from mamori.year.queries.glance import Glance, glance, spots, ways
from mamori.year.queries.log import Told, entry_for, told_in
from mamori.year.queries.offers import offers_for, school_of
from mamori.year.queries.plan import Item, Plan, plan_of
from mamori.year.queries.policy import Policy, last_words, policy_of
from mamori.year.queries.rules import Rule, rules_for, unconfirmed
from mamori.year.queries.span import Term, term_of, terms
from mamori.year.queries.warned import warned

__all__ = [
    "Asked",
    "Coverage",
    "Glance",
    "Item",
    "Plan",
    "Policy",
    "Rule",
    "Term",
    "Told",
    "asked_in",
    "coverage",
    "entry_for",
    "glance",
    "last_words",
    "offers_for",
    "plan_of",
    "policy_of",
    "rules_for",
    "school_of",
    "spots",
    "term_of",
    "terms",
    "told_in",
    "unconfirmed",
    "warned",
    "ways",
]
