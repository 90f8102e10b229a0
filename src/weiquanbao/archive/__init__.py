"""卷宗: one sealed file of everything on a matter, its verifier, and how long it is kept."""
