"""Reading pictures: what stands on a page of evidence, and which figures of it a person may want to use."""
