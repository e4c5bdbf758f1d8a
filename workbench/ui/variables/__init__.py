"""How ``{{name}}`` looks and helps wherever something is typed: chips, hover, completion."""
