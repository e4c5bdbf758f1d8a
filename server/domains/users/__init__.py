"""People and their expensive profiles."""
