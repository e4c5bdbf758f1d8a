"""Stores: each holds one frozen snapshot and tells by one signal when it was replaced."""
