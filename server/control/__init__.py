"""The control listener: switches, traces, worlds and resets, apart from everything that is taught."""
