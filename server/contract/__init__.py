"""The published API of the control listener: pydantic models only, so that a client needs nothing else of the server.

Units are in the names: ``_ms`` milliseconds, ``_us`` microseconds, ``_bytes`` bytes; ``*_at`` is Unix time in seconds.
"""

API_VERSION = 1
TOKEN_HEADER = "X-Workbench-Token"
