"""What a questionnaire does by itself when its day has come. The program asks every hour."""

import logging

from mamori.base import clock
from mamori.core.flow import NotNow
from mamori.people.queries import school_day
from mamori.surveys.actions.running import close_survey, open_survey
from mamori.surveys.queries.surveys import due, over

logger = logging.getLogger(__name__)


def open_those_due() -> None:
    """Open what opens by itself and whose first day has come; not what would be over already.

    One whose form is not in force any more stays planned, and its page says why. It stops no other.
    """
    for survey in due(clock.now().date()):
        if survey.opens <= school_day(survey.school) <= survey.closes:
            try:
                open_survey(by=None, survey=survey)
            except LookupError:
                logger.warning("a planned questionnaire has no form in force and was not opened")
            except NotNow:
                continue  # somebody was faster


def close_those_over() -> None:
    """Close what is past its last day."""
    for survey in over(clock.now().date()):
        if survey.closes < school_day(survey.school):
            close_survey(by=None, survey=survey)
