"""The desktop application: window, request client, process supervisor, load generator and lesson engine."""

__version__ = "0.1.0"
