"""What a shopper means: a question in English, Hindi or Hinglish becomes a closed, typed answer.

Nothing here asks the database or Django: a ``Lexicon`` is made of phrases, and everything else is a pure function of it.
"""

from catalog.search.understanding.critique import Shown, revise
from catalog.search.understanding.frame import Part, Sought, Understanding
from catalog.search.understanding.lexicon import Lexicon, Phrase
from catalog.search.understanding.reading import understand

__all__ = ["Lexicon", "Part", "Phrase", "Shown", "Sought", "Understanding", "revise", "understand"]
