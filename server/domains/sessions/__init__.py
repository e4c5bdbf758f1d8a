"""Signing in, signing out, and asking who one is."""
