"""The recorder: what every request really met, at a price that doesn't change what is watched."""
