"""What people say, as the gallery shows it: usual, bare, and with very long words."""

from dataclasses import dataclass, field
from datetime import datetime

from vrinda.gallery.samples import MOMENT
from vrinda.gallery.state_samples import LONG, UNBROKEN


@dataclass(frozen=True)
class StarRow:
    stars: int
    count: int
    share: int
    url: str


@dataclass(frozen=True)
class Summary:
    rating: str
    count: int
    rows: tuple[StarRow, ...]


@dataclass(frozen=True)
class Review:
    public_id: str
    stars: int
    author: str
    text: str
    reply: str = ""
    reply_by: str = "Bela Poshak"
    helpful_count: int = 0
    was_returned: bool = False
    is_changed: bool = False
    photos: tuple[object, ...] = ()
    at: datetime = MOMENT
    replied_at: datetime = MOMENT


@dataclass(frozen=True)
class Answer:
    public_id: str
    text: str
    author: str
    is_from_shop: bool
    at: datetime = MOMENT


@dataclass(frozen=True)
class Question:
    public_id: str
    text: str
    author: str
    at: datetime = MOMENT
    answers: tuple[Answer, ...] = field(default=())


@dataclass(frozen=True)
class Voices:
    summary: Summary
    reviews: tuple[Review, ...]
    questions: tuple[Question, ...]


def voices(language: str) -> Voices:
    """Return samples in one language."""
    tongue = int(language == "hi")
    long, unbroken = LONG[tongue], UNBROKEN[tongue]
    said = ("Exactly as in the picture.", "बिल्कुल वैसा ही है जैसा चित्र में था।")[tongue]
    thanks = ("Thank you, come again.", "धन्यवाद, फिर आइए।")[tongue]
    asked = ("Does the colour run?", "क्या रंग उतरता है?")[tongue]
    author = ("Asha G.", "आशा ग.")[tongue]
    ids = [f"{number:020d}" for number in range(6)]
    return Voices(
        summary=Summary("4.6", 124, tuple(StarRow(n, 124 * n // 15, 100 * n // 15, f"#{n}") for n in range(5, 0, -1))),
        reviews=(
            Review(f"rev_{ids[0]}", 5, author, said, reply=thanks, helpful_count=7),
            Review(f"rev_{ids[1]}", 1, author, "", was_returned=True, is_changed=True),
            Review(f"rev_{ids[2]}", 3, unbroken, f"{long} {unbroken}", reply=long, reply_by=unbroken),
        ),
        questions=(
            Question(f"qst_{ids[0]}", asked, author),
            Question(
                f"qst_{ids[1]}",
                long,
                unbroken,
                answers=(
                    Answer(f"ans_{ids[0]}", thanks, "Bela Poshak", is_from_shop=True),
                    Answer(f"ans_{ids[1]}", unbroken, author, is_from_shop=False),
                ),
            ),
        ),
    )
