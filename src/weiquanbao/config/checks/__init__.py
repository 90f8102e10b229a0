"""System checks that hold the house together; they run before every migration, server start and test."""
