"""Things to do: the resource on which most lessons work."""
