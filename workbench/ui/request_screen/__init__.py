"""The Request screen: collection, environment and history beside a wide editor, its answer, and what surrounds both."""
