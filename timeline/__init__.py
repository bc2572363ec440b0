"""Events in, journey and findings out; and the tool itself."""
