"""How long a test waits for what is sure to come, before it says that it did not.

A machine may be busy with much else: no outcome hangs on how fast something happens.
"""

PATIENCE = 300.0  # seconds, for a process to start or end
A_CLICK = 60_000.0  # milliseconds, for what a browser does
