"""The settings of a folder or of the whole collection."""
