"""The command `run`: a folder of saved requests against a backend, from a terminal or CI."""
