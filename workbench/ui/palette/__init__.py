"""The command palette: every action, switch, lesson and saved request behind one search field."""
