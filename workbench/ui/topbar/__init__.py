"""The top bar: screens, the backend's status with its processes, restart, reset, search, theme and help."""
