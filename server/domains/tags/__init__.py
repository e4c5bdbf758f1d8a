"""Labels that tasks carry."""
