"""Run the desk from the terminal and from scripts."""
