"""Assertions: what they mean in a collection's files, and how an answer is held against them."""
