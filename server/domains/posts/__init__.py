"""Posts with authors and comments."""
