"""From a question in a worker's words to what it is about."""
