"""Which order of day and month an English page writes, where its date could be read both ways."""

from __future__ import annotations

import re

_AMERICAN = re.compile(
    r"\b(?:E[SD]?T|P[SD]T|C[SD]T|M[SD]T)\b|\$\d|\bU\.S\."
    r"|(?i:\b(?:color|center|labor|defense|favor|neighbor|percent|gasoline|sheriff|county commission)\w*)"
    r"|(?i:\b(?:traveled|canceled|gray|airplane|district attorney|attorney general)\b)"
)
_BRITISH = re.compile(
    r"£|\bBST\b|\bMPs?\b"
    r"|(?i:\b(?:colour|centre|labour|defence|favour|neighbour|per cent|petrol|councillor|programme)\w*)"
    r"|(?i:\b(?:travelled|cancelled|grey|aeroplane|pence|whilst|tonnes)\b)"
)


def month_first(text: str) -> bool | None:
    """Whether an English text is American, by its spelling, money and zones; None if nothing tells.

    ``3/5/2024`` is the fifth of March in the one English and the third of May in the other.
    """
    american, british = len(_AMERICAN.findall(text)), len(_BRITISH.findall(text))
    return None if american == british else american > british
