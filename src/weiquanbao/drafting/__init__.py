"""代书: drafts of documents, every wording of them, and what a lawyer says of them."""
