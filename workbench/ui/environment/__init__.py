"""The environment: its part of the left rail, and the dialog in which environments are edited."""
