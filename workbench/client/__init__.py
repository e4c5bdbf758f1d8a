"""Everything that speaks HTTP on the learner's behalf, and keeps what came back. Knows no Qt."""
