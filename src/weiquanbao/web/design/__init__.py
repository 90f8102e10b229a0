"""What every screen shares: drawings, style and script bundles, clock faces, field views, display settings."""
