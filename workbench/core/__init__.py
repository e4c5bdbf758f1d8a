"""What the workbench knows without Qt and without I/O: requests, variables, statistics, plans."""
