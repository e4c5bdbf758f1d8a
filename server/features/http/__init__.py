"""What surrounds every request: ids, timing, logs, headers, compression, limits, revalidation."""
