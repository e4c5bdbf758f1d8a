"""The response viewer: everything that came back, at any size."""
