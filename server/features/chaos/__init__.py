"""Trouble on demand: latency and errors."""
