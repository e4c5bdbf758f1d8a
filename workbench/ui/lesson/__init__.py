"""The lesson panel: the list of lessons, and the step that is being taken."""
