"""Runs a folder of saved requests in order: sends, checks, captures, and reports; without a window."""
