"""The burst strip: many sendings of the current request, shown where its answer is shown."""
