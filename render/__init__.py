"""Journey and findings in, files for people out."""
