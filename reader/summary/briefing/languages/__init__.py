"""The words of each language that a briefing compares by: one module each, loaded at need."""
