"""Runs lessons on a bench that is handed in: evidence, verdicts, sessions, progress and the proof. Knows no Qt."""
