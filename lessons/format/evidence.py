"""The words that checks may use: fields of what was recorded, and functions. Linter and engine share them."""

SEND_FIELDS: dict[str, str] = {
    "status": "status code of the answer",
    "method": "request method",
    "path": "path without the query",
    "query": "query string",
    "headers": "response headers by lower-case name",
    "request_headers": "request headers by lower-case name",
    "body_sha": "SHA-256 of the response body",
    "plan": "query plans of its statements, one line each",
    "sql_count": "number of SQL statements",
    "vm_steps": "SQLite virtual machine steps",
    "rows": "rows fetched",
    "repeats": "how often the most repeated statement ran",
    "cache_hits": "cache lookups that found something",
    "cache_misses": "cache lookups that found nothing",
    "cache_reasons": "reasons of its cache lookups",
    "cache_keys": "keys of its cache lookups",
    "stages": "ids of the stages that ran, in order",
    "turned_at": "id of the stage that answered instead of passing on",
    "failed_at": "id of the stage that raised",
    "error": "type and message of an unhandled exception",
    "notes": "note of each stage by its id",
    "request_id": "id of the request",
    "response_bytes": "size of the body",
    "settings": "choice of every feature that it began with",
    "readable": "whether a page at its Origin may read the answer, by the answer's CORS headers",
    "duration_ms": "time inside the server",
}
"""Fields of a ``send``."""

BURST_FIELDS: dict[str, str] = {
    "count": "requests that were answered or failed",
    "ok": "answers below 400",
    "statuses": "answers by status code as text",
    "errors": "requests without an answer",
    "vm_steps_max": "most SQLite virtual machine steps of one request",
    "vm_steps_total": "SQLite virtual machine steps of all",
    "sql_total": "SQL statements of all",
    "cache_hits": "cache lookups that found something",
    "cache_misses": "cache lookups that found nothing",
    "p50_ms": "median latency",
    "p95_ms": "95th percentile of the latency",
    "p99_ms": "99th percentile of the latency",
    "rate": "answers a second",
}
"""Fields of a ``burst``."""

CLOCK_FIELDS = frozenset({"duration_ms", "p50_ms", "p95_ms", "p99_ms", "rate"})
"""Fields that wander with the machine: only a soft check may gate on them."""

FUNCTIONS: dict[str, tuple[int, int]] = {
    "feature": (1, 1),
    "param": (2, 2),
    "rows_of": (1, 1),
    "answered": (1, 1),
    "json": (2, 2),
    "header": (2, 2),
    "count": (2, 2),
    "sent": (1, 1),
    "round": (1, 2),
    "len": (1, 1),
    "min": (1, 8),
    "max": (1, 8),
    "abs": (1, 1),
}
"""Functions with the least and the most arguments they take."""
