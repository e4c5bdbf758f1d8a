"""The live charts: latency, cache lookups and requests per second on one time axis."""
