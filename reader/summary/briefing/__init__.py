"""Many articles in, groups of one event out: the best sentences across their sources, and the figures that these give
differently.
"""
