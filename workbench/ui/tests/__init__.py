"""Assertions and captures of a request, how they came out, and the runner."""
