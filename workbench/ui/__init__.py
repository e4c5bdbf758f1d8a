"""The window: widgets draw snapshots and emit intents; they never fetch and hold no truth but the text being typed."""
