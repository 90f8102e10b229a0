"""Pictures of the screens: a demonstration of its own, a browser that files a complaint, and every main page."""
