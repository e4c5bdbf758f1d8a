"""Everything that can be switched, in the order in which a request meets it, outermost first.

The switchboard, the control listener, the command palette, the lessons and the docs are all drawn from ``ALL``.
"""

from server.features.auth import mode, roles
from server.features.base import Feature
from server.features.cache import profile
from server.features.chaos import errors, latency
from server.features.data import index, loading, pagination
from server.features.http import (
    access_log,
    body_limit,
    compression,
    cors,
    etag,
    idempotency,
    rate_limit,
    request_id,
    security_headers,
    timing,
)

ALL: tuple[Feature, ...] = (
    request_id.FEATURE,
    timing.FEATURE,
    access_log.FEATURE,
    cors.FEATURE,
    security_headers.FEATURE,
    compression.FEATURE,
    etag.FEATURE,
    body_limit.FEATURE,
    rate_limit.FEATURE,
    mode.FEATURE,
    roles.FEATURE,
    idempotency.FEATURE,
    latency.FEATURE,
    errors.FEATURE,
    index.FEATURE,
    loading.FEATURE,
    pagination.FEATURE,
    profile.FEATURE,
)
