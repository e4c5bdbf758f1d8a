"""Worlds: named data sets, made by set-based SQL from a fixed seed, kept as snapshots and put back on Reset."""

from server.worlds.catalogue import DEFAULT_WORLD, WORLDS, find_world
from server.worlds.foreign import foreign_tables
from server.worlds.people import seeded_users
from server.worlds.restore import prepare, restore
from server.worlds.snapshot import settle

__all__ = ["DEFAULT_WORLD", "WORLDS", "find_world", "foreign_tables", "prepare", "restore", "seeded_users", "settle"]
