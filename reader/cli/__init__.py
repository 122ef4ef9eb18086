"""The terminal: the same desk, as commands."""
