"""The roster finder: the school's own people in every way in which their names are written."""
