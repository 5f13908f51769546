"""Samples at their edges: nothing to show, something wrong, and words longer than any designer hopes for."""

from dataclasses import dataclass, replace

from vrinda.gallery.sample_words import build
from vrinda.gallery.samples import Card, Cell, Choice, Line, Offer, Picture, Row, Section, Seller, Step

LONG = (
    "Hand-embroidered velvet winter poshak with gota border, mukut, pagdi, patka and matching asan for Laddu Gopal",
    "हाथ की कढ़ाई वाली मखमली सर्दियों की पोशाक, गोटा बॉर्डर, मुकुट, पगड़ी, पटका और मिलते-जुलते आसन सहित, लड्डू गोपाल के लिए",
)
UNBROKEN = (
    "Shri-Radha-Vallabh-Lal-Ju-Maharaj-Vastra-Bhandar",
    "श्रीराधावल्लभलालजूमहाराजवस्त्राभूषणभंडारवृंदावनधाम",
)
MUCH = 12_34_567_89


@dataclass(frozen=True)
class Edges:
    """Everything on the page of states, in one language."""

    long: str
    unbroken: str
    bare_card: Card
    long_card: Card
    gone_card: Card
    bare_seller: Seller
    long_seller: Seller
    long_offer: Offer
    variants: tuple[Choice, ...]
    facets: tuple[Choice, ...]
    tabs: tuple[Choice, ...]
    crumbs: tuple[tuple[str, str | None], ...]
    refused_section: Section
    empty_section: Section
    long_section: Section
    rows: tuple[Row, ...]
    waterfall: tuple[Row, ...]
    steps: tuple[Step, ...]
    failed_steps: tuple[Step, ...]
    table_head: tuple[tuple[str, str], ...]
    table_rows: tuple[tuple[object, ...], ...]
    pictures: tuple[Picture, ...]
    sorts: tuple[tuple[str, str], ...]


def edges(language: str) -> Edges:
    """Take the gallery's samples to their edges."""
    tongue, usual = int(language == "hi"), build(language)
    long, unbroken = LONG[tongue], UNBROKEN[tongue]
    line = usual.section.lines[0]
    long_line = replace(line, title=long, variant_text=unbroken, total_paise=MUCH, problem=long)
    long_card = Card(
        long, long, MUCH, "leaf", mrp_paise=MUCH + 1, badges=((unbroken, "marigold"), (long[:40], "tulsi")),
        rating="4.8", rating_count=12_345, seller_name=unbroken, unit_text="₹1,23,45,678.99 / kg",
    )  # fmt: skip
    return Edges(
        long=long,
        unbroken=unbroken,
        bare_card=Card(usual.card.title, "", 100, "sand"),
        long_card=long_card,
        gone_card=replace(long_card, is_available=False, badges=()),
        bare_seller=Seller(usual.sellers[0].name, "", "", None, "", ""),
        long_seller=Seller(unbroken, long, "4.8", False, long, "rose", 12_345, distance_text="12.5 km"),
        long_offer=Offer(unbroken, MUCH, "4.8", long, long, long, is_chosen=True, reason=long),
        variants=(Choice(long), Choice(unbroken, is_available=False), Choice(long[:24], is_selected=True, note=long)),
        facets=(Choice(long, count=12_345, is_selected=True), Choice(unbroken, count=0), Choice(long[:30])),
        tabs=tuple(Choice(words, count=12_345, is_current=not place) for place, words in enumerate((long, unbroken))),
        crumbs=((long, "#1"), (unbroken, "#2"), (long, None)),
        refused_section=replace(usual.section, problem=usual.section.lines[1].problem),
        empty_section=Section(usual.section.seller_name, (), 0),
        long_section=Section(unbroken, (long_line, _bare(line)), MUCH, note=long, problem=long),
        rows=(Row(long, MUCH, note=long, url="#1"), Row(unbroken, -MUCH, tone="tulsi")),
        waterfall=(Row(long, MUCH, kind="start"), Row(unbroken, -MUCH // 3, note=long), Row(long, MUCH, kind="total")),
        steps=(Step(long, "done", note=long), Step(unbroken, "current", url="#1"), Step(long, "todo", note=unbroken)),
        failed_steps=tuple(replace(step, state="failed", url="") for step in usual.timeline[:2]),
        table_head=usual.table_head,
        table_rows=((Cell(unbroken, href="#1", note=long), long, Cell(long, tone="sindoor"), Cell(amount_paise=MUCH)),),
        pictures=(Picture("amber", long),),
        sorts=(("long", long), ("unbroken", unbroken)),
    )


def _bare(line: Line) -> Line:
    return Line(line.title, 1, 100, 100, "")
