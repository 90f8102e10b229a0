"""System checks that hold the house together; they run before every migration, server start and test."""

from weiquanbao.config.checks import foreign_keys, placement

__all__ = ["foreign_keys", "placement"]
