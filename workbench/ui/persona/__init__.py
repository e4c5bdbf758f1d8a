"""The Client panel: who sends, what that will come to, and what the page got to see."""
