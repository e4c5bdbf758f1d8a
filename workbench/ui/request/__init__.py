"""The request panel: builds a request by hand, and sends it."""
