"""The Experiment screen: one switch differs, everything else is held, and the difference is shown with its doubts."""
