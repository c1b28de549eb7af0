"""Social cards: the picture that stands for a page where somebody shares its address.

Drawn at build time from the fonts in the package, without network, in the right script, the same bytes for the same
words; a card whose words did not change is never drawn again. A headline with letters that the fonts do not have gets
no card of its own: never a row of empty boxes.
"""

from generator.cards.model import HEIGHT, WIDTH, Card
from generator.cards.typeface import drawable
from generator.cards.write import known, update

__all__ = ["HEIGHT", "WIDTH", "Card", "drawable", "known", "update"]
