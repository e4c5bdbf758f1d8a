"""Public settings that clients may keep for a while."""
