"""What the person wants, turned into jobs and new snapshots: the only place that moves state."""
