"""The same small school as in the room of cases."""

from tests.cases.conftest import room, sign

__all__ = ["room", "sign"]
