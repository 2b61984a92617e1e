import pytest
from tests.surveys.school import Surveyed, make_surveyed


@pytest.fixture
def at(db: None) -> Surveyed:
    return make_surveyed()
