"""Tables of steps: what may follow what, who does it, and the fact it becomes."""

from mamori.core.flow.flow import Flow, NotNow, Step

__all__ = ["Flow", "NotNow", "Step"]
