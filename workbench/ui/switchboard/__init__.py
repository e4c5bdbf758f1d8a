"""The switchboard: every feature of the backend with its control, grouped, and the order of the stages."""
