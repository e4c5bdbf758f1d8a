"""Work that takes longer than a request should: accepted now, done in the background."""
