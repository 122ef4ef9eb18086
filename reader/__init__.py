"""Tearsheet: a desktop reader for journalists. The rooms of this package, from the ground up, are listed in
README.md.
"""

__version__ = "0.1.0"
