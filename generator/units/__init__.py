"""Files made by units, of which only those are made again whose facts changed."""

from generator.units.tree import Done, Stage, Tree, Unit, made

__all__ = ["Done", "Stage", "Tree", "Unit", "made"]
