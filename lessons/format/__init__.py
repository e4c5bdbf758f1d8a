"""Loads lessons from text and says what is wrong with them, with file and line. Knows no Qt and no server."""
