"""Starts, watches and stops the backend's processes, without Qt: the window, the command line and the tests share it."""
