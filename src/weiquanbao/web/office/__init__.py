"""The desk of the union's staff: what falls due, one case, every act, and the record behind it."""
