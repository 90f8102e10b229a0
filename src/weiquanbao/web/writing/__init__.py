"""代书 on the screen: which document, one question a screen, the text, and where it is handed in."""
