"""The judge of doubtful lines: many weak signs of a line weighed together, by weights that were learned.

`scripts/train_lines.py` learns them from labelled articles; nothing here needs numpy.
"""
