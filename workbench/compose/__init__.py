"""Composes the application: makes the stores, actions and panels, and connects them. Nothing else knows them all."""
