"""The dialog that brings requests in from elsewhere: a source, a preview to choose from, and what is lost."""
