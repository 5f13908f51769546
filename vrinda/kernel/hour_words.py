"""How an hour of the day is said: 9 pm in English; Hindi names the part of the day instead."""

from django.utils.translation import pgettext_lazy

# Each hour below is the first of its part.
PARTS_OF_DAY = (
    (20, pgettext_lazy("night, 8 pm to midnight", "%(time)s pm")),
    (16, pgettext_lazy("evening, 4 pm to 8 pm", "%(time)s pm")),
    (12, pgettext_lazy("afternoon, noon to 4 pm", "%(time)s pm")),
    (4, pgettext_lazy("morning, 4 am to noon", "%(time)s am")),
    (0, pgettext_lazy("night, midnight to 4 am", "%(time)s am")),
)


def in_part_of_day(hour: int, face: str) -> str:
    """Return what a clock's face shows with the part of the day that the hour belongs to."""
    words = next(words for first, words in PARTS_OF_DAY if hour >= first)
    return str(words % {"time": face})


def hour_words(time: str) -> str:
    """Return 21:00 as 9 pm, and 09:30 as 9:30 am."""
    hour, minutes = time.split(":")
    face = str(int(hour) % 12 or 12)
    return in_part_of_day(int(hour), face if minutes == "00" else f"{face}:{minutes}")
