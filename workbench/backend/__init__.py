"""Starts, watches and stops the processes, without Qt: the window, the command line and the tests share it."""
