"""A page from an address or a file: fetch it under limits, clean it, say what it says of itself, find its pictures.

Nothing heavy is imported here: ``address`` is light enough for the window's start, ``fetch`` and ``worker`` import what
they need (the HTTP client, the process pool) at first use, and ``clean`` with lxml and the cleaners belongs into a
worker process.
"""
