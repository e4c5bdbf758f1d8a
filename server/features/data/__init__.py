"""How rows are found, joined and paged."""
