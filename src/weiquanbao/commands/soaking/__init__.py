"""The soak: the whole product in a home of its own, under load, while its processes are killed."""
