"""Making installers: ``dev.py package --help`` has the table of contents. One file for each format; all begin with
``freeze``.
"""
