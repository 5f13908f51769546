"""What a shopper means: a question in English, Hindi or Hinglish becomes a closed, typed answer.

Nothing here asks the database or Django: a ``Lexicon`` is made of phrases, all else is a pure function of it.
"""

from catalog.search.understanding.critique import Shown, revise
from catalog.search.understanding.frame import Part, Sought, Understanding
from catalog.search.understanding.lexicon import Lexicon, Phrase
from catalog.search.understanding.reading import understand
from catalog.search.understanding.wishes import OUT_OF_SCOPE

__all__ = ["OUT_OF_SCOPE", "Lexicon", "Part", "Phrase", "Shown", "Sought", "Understanding", "revise", "understand"]
