"""Turns what the backend recorded of a request into something that can be drawn, listed, filtered and replayed."""
