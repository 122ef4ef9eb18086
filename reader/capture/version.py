"""The version of cleaning: raise it when the same page would give another text, so that *Clean again* finds what an
older one made."""

VERSION = 2
