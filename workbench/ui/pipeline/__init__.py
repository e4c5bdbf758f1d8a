"""The pipeline panel: lanes, cards, replay, ruler, inspector and the list of recent requests."""
