"""Building blocks that every panel shares: the theme, icons, silhouettes and small controls."""
