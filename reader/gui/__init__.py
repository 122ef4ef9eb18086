"""The window: panes that turn clicks into calls of the desk, and results into pixels."""
