"""How answers are drawn: the geometry of charts and the words and tones of states."""
