"""The roster finder: the school's own people in every way in which their names are written."""

from mamori.core.scan.roster.people import KIND, People, people_finder

__all__ = ["KIND", "People", "people_finder"]
