"""The load generator, a process of its own, and the experiments that are made with it."""
