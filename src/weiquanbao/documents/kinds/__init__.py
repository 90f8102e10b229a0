"""One folder a document: declaration.py, text.txt, example.yaml, found by itself."""
