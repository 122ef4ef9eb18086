"""Ways in which pages show an article; each module registers its own."""

import importlib
import pkgutil


def load() -> None:
    """Import all modules of this room, in the order of their names."""
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda one: one.name):
        importlib.import_module(f"{__name__}.{found.name}")
