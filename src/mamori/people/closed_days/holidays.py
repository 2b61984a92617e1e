"""Public holidays of a country, from the `holidays` package."""

from functools import lru_cache

from mamori.people.closed_days.stretches import Stretch
from mamori.people.years import Span

LANGUAGES = {"JP": "ja", "VN": "vi", "NL": "nl"}
SATURDAY = 5


@lru_cache(maxsize=64)
def public_holidays(country: str, span: Span) -> tuple[Stretch, ...]:
    """Return a country's public holidays on weekdays of a school year; none for one unknown."""
    if country not in LANGUAGES:
        return ()
    from holidays import country_holidays  # noqa: PLC0415 -- half a second, for few pages

    years = {span.starts.year, span.ends.year}
    known = country_holidays(country, years=years, language=LANGUAGES[country])
    return tuple(
        Stretch(day, day, name)
        for day, name in sorted(known.items())
        if span.starts <= day <= span.ends and day.weekday() < SATURDAY
    )
