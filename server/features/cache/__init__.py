"""Answers kept for the next one who asks."""
