"""What the catalogue tells those who write letters; sent inside the transaction of the change."""

from django.dispatch import Signal

question_shown = Signal()
"""A question can be read from now on. ``question_pk``."""

answer_shown = Signal()
"""An answer can be read from now on. ``answer_pk``."""

alert_asked = Signal()
"""Somebody asked for an alert at an address that is not proven to be theirs. ``alert_pk``."""
