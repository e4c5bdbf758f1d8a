"""The Compare panel: two answers side by side."""
