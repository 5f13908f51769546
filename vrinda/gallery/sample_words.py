"""The gallery's samples in both languages, so that long words and tall letters are seen in every state."""

from django.templatetags.static import static

from vrinda.gallery.samples import (
    MOMENT,
    SALES,
    Card,
    Cell,
    Choice,
    Line,
    Offer,
    Picture,
    PortalSeller,
    PriceRange,
    Row,
    Samples,
    Section,
    Seller,
    Step,
)

PRODUCTS = (
    ("Gota-border yellow poshak, size 4", "गोटा बॉर्डर पीली पोशाक, 4 नंबर", 34900, 42000, "rose", "4.8", 126),
    ("Tulsi japa mala, 108 beads", "तुलसी जप माला, 108 दाने", 25100, None, "leaf", "4.7", 312),
    ("Mathura peda, 500 g", "मथुरा पेड़ा, 500 ग्राम", 24000, None, "amber", "4.9", 891),
    ("Bamboo bansuri in C", "बाँस की बाँसुरी", 45000, 52000, "sky", "4.6", 58),
    ("Brass Laddu Gopal, size 4", "पीतल लड्डू गोपाल, 4 नंबर", 129950, 145000, "sand", None, 0),
)
SHOPS = ("Nikunj Rekha", "Braj Kanthi", "Yamuna Mishthan", "Sur Sadhana", "Dhatu Kala")
HINDI_SHOPS = ("निकुंज रेखा", "ब्रज कंठी", "यमुना मिष्ठान", "सुर साधना", "धातु कला")
TILES = (
    ("Poshak", "पोशाक", "rose", "shirt"),
    ("Murti", "मूर्ति", "sand", "gem"),
    ("Mala", "माला", "leaf", "circle-dashed"),
    ("Puja", "पूजा", "amber", "flame"),
    ("Prasad", "प्रसाद", "amber", "cookie"),
    ("Books", "पुस्तक", "lilac", "book-open"),
    ("Music", "वाद्य", "sky", "music"),
    ("Flowers", "फूल", "rose", "flower-2"),
)


def build(language: str) -> Samples:
    """Make the samples in English or Hindi."""
    return _samples(1 if language == "hi" else 0)


def _samples(tongue: int) -> Samples:
    def say(*pair: str) -> str:
        return pair[tongue]

    cards = _cards(tongue)
    return Samples(
        hero_title=say("The lanes of Vrindavan, at your door", "वृंदावन की गलियाँ, आपके द्वार"),
        hero_text=say(
            "Poshak from Loi Bazaar, peda made this morning, mala strung by hand. One basket, many shops, one payment.",
            "लोई बाज़ार की पोशाक, आज सुबह का पेड़ा, हाथ से गुँथी माला। एक टोकरी, कई दुकानें, एक भुगतान।",
        ),
        hero_pictures=(static("vrinda/mark.svg"),) * 3,
        toast_text=say("Put into your basket", "टोकरी में रख दिया"),
        card=cards[0],
        cards=cards,
        tiles=tuple((tile[tongue], tile[1 - tongue], tile[2], tile[3]) for tile in TILES),
        sellers=_sellers(tongue),
        offers=_offers(tongue),
        variants=_variants(tongue),
        facets=_facets(tongue),
        price=PriceRange(
            "200", "500", (Choice("₹200 – ₹500", count=12, is_selected=True), Choice("₹500 – ₹1,000", count=4))
        ),
        crumbs=((say("Poshak", "पोशाक"), "#1"), (say("Laddu Gopal", "लड्डू गोपाल"), "#2"), (cards[0].title, None)),
        tabs=(
            Choice(say("New", "नए"), count=3, is_current=True),
            Choice(say("To pack", "पैक करने हैं"), count=5),
            Choice(say("Sent", "भेजे गए")),
            Choice(say("All orders", "सब ऑर्डर")),
        ),
        section=_section(tongue, cards),
        summary=(
            Row(say("Things (3)", "सामान (3)"), 93800),
            Row(say("Delivery", "डिलीवरी"), 2000, note=say("Nikunj Rekha, today 4–6", "निकुंज रेखा, आज 4–6")),
            Row(say("Basant, paid by the market", "बसंत छूट, बाज़ार की ओर से"), -5000, tone="tulsi"),
        ),
        timeline=_timeline(tongue),
        steps=(
            Step(say("Address", "पता"), "done", url="#1"),
            Step(say("Delivery", "डिलीवरी"), "current"),
            Step(say("Pay", "भुगतान"), "todo"),
        ),
        waterfall=_waterfall(tongue),
        statement=(
            Row(say("Sales delivered", "पहुँचे ऑर्डर"), 738842, note=say("17 orders", "17 ऑर्डर"), url="#1"),
            Row(say("Commission and GST on it", "कमीशन और उस पर GST"), -59107),
            Row(say("Tax withheld (TCS, TDS)", "काटा गया कर (TCS, TDS)"), -4580),
        ),
        table_head=(
            (say("Order", "ऑर्डर"), "start"),
            (say("Buyer", "ग्राहक"), "start"),
            (say("State", "स्थिति"), "start"),
            (say("You earn", "आपको मिलेगा"), "end"),
        ),
        table_rows=_table_rows(tongue),
        sales=tuple((f"{day} {say('Mar', 'मार्च')}", amount * 100) for day, amount in enumerate(SALES, start=1)),
        pictures=tuple(Picture(tint, cards[0].title) for tint in ("rose", "amber", "sky", "leaf")),
        sorts=(
            ("best", say("Best match", "सबसे उपयुक्त")),
            ("price", say("Lowest price to your door", "घर तक सबसे कम दाम")),
        ),
        portal_seller=PortalSeller(
            say("Nikunj Rekha Poshak", "निकुंज रेखा पोशाक"),
            "approved",
            say("Shop open · until 9 pm", "दुकान खुली है · रात 9 बजे तक"),
        ),
        portal_menu=_menu(tongue),
        words=_words(tongue),
    )


def _cards(tongue: int) -> tuple[Card, ...]:
    badges = (("Basant", "बसंत"), None, ("Made today", "आज बना"), None, ("Fits size 4", "4 नंबर में ठीक"))
    shops = (SHOPS, HINDI_SHOPS)[tongue]
    return tuple(
        Card(
            title=row[tongue],
            title_secondary=row[1 - tongue],
            price_paise=row[2],
            mrp_paise=row[3],
            image_tint=row[4],
            rating=row[5],
            rating_count=row[6],
            seller_name=shops[place],
            badges=((badges[place][tongue], "marigold"),) if badges[place] else (),
            is_available=place != 3,
        )
        for place, row in enumerate(PRODUCTS)
    )


def _sellers(tongue: int) -> tuple[Seller, ...]:
    if tongue:
        return (
            Seller("निकुंज रेखा पोशाक", "लोई बाज़ार", "4.8", True, "रात 9 बजे तक खुली", "rose"),
            Seller("यमुना मिष्ठान", "विश्राम घाट", "4.9", False, "शाम 4 बजे खुलेगी", "amber", 891),
            Seller("ब्रज कंठी", "बाँके बिहारी गली", "4.7", None, "", "leaf", distance_text="600 मीटर"),
        )
    return (
        Seller("Nikunj Rekha Poshak", "Loi Bazaar", "4.8", True, "Open until 9 pm", "rose"),
        Seller("Yamuna Mishthan", "Vishram Ghat", "4.9", False, "Opens again 4 pm", "amber", 891),
        Seller("Braj Kanthi", "Banke Bihari lane", "4.7", None, "", "leaf", distance_text="600 m"),
    )


def _offers(tongue: int) -> tuple[Offer, ...]:
    if tongue:
        return (
            Offer(
                "निकुंज रेखा पोशाक", 34900, "4.8", "लोई बाज़ार", "आज 4–6 बजे", "डिलीवरी ₹20", is_chosen=True,
                reason="सबसे पहले: आपके घर तक सबसे कम दाम, 98% समय पर",
                landed_text="आपके द्वार तक ₹369", merits=("98 % बार समय पर", "डिलीवरी पर नकद संभव"),
            ),
            Offer("श्री जी वस्त्रालय", 37900, "4.6", "गांधी मार्ग", "कल 9–12 बजे", "डिलीवरी मुफ़्त"),
        )  # fmt: skip
    return (
        Offer(
            "Nikunj Rekha Poshak", 34900, "4.8", "Loi Bazaar", "today 4–6 pm", "delivery ₹20", is_chosen=True,
            reason="Shown first: lowest price to your door with 98% on time",
            landed_text="₹369 at your door", merits=("98 % on time", "Cash on delivery possible"),
        ),
        Offer("Shri Ji Vastralay", 37900, "4.6", "Gandhi Marg", "tomorrow 9–12", "free delivery"),
        Offer("Gopal Shringar", 34000, "4.9", "", "pickup only", "open until 9 pm"),
    )  # fmt: skip


def _variants(tongue: int) -> tuple[Choice, ...]:
    return (
        Choice("1"),
        Choice("2"),
        Choice("3", is_available=False),
        Choice("4", is_selected=True),
        Choice("5", note="₹399"),
        Choice(("6, heavy work", "6, भारी काम")[tongue]),
    )


def _facets(tongue: int) -> tuple[Choice, ...]:
    names = (
        ("Cotton", "सूती"), ("Velvet", "मखमल"), ("Wool", "ऊनी"), ("Silk", "रेशम"), ("Net", "जाली"),
        ("Satin", "साटन"), ("Zari", "ज़री"), ("Gota", "गोटा"), ("Khadi", "खादी"), ("Chikan", "चिकन"),
    )  # fmt: skip
    return tuple(
        Choice(name[tongue], count=(40 - 4 * place), is_selected=place == 1, name="a_fabric", value=name[0].lower())
        for place, name in enumerate(names)
    )


def _section(tongue: int, cards: tuple[Card, ...]) -> Section:
    size, piece = (("size 4", "4 नंबर")[tongue], ("each", "प्रति")[tongue])
    few = ("Only 2 are left. Choose 2 or fewer.", "केवल 2 बचे हैं। 2 या कम चुनें।")[tongue]
    return Section(
        seller_name=("Nikunj Rekha Poshak", "निकुंज रेखा पोशाक")[tongue],
        note=("Free delivery above ₹499", "₹499 से ऊपर डिलीवरी मुफ़्त")[tongue],
        lines=(
            Line(cards[0].title, 2, 34900, 69800, "rose", size, piece),
            Line(cards[2].title, 3, 24000, 72000, "amber", problem=few),
        ),
        subtotal_paise=141800,
    )


def _timeline(tongue: int) -> tuple[Step, ...]:
    def say(*pair: str) -> str:
        return pair[tongue]

    return (
        Step(say("Placed", "ऑर्डर हुआ"), "done", MOMENT),
        Step(say("Accepted by the shop", "दुकान ने स्वीकार किया"), "done", MOMENT),
        Step(say("On its way", "रास्ते में"), "current", None, say("Rider Mohan, 4–6 pm", "राइडर मोहन, 4–6 बजे")),
        Step(say("Delivered", "पहुँच गया"), "todo"),
        Step(say("Payment refused", "भुगतान नहीं हुआ"), "failed", None, say("Try again", "फिर कोशिश करें")),
    )


def _waterfall(tongue: int) -> tuple[Row, ...]:
    def say(*pair: str) -> str:
        return pair[tongue]

    return (
        Row(say("Buyer pays", "ग्राहक देगा"), 34900, kind="start", note=say("GST included", "GST सहित")),
        Row(say("Commission 8%", "कमीशन 8%"), -2792),
        Row(say("GST on commission", "कमीशन पर GST"), -503, note="18%"),
        Row(say("TCS and TDS", "TCS और TDS"), -332, note=say("you claim it back", "वापस मिल सकता है")),
        Row(say("You earn", "आपको मिलेगा"), 31273, kind="total"),
    )


def _table_rows(tongue: int) -> tuple[tuple[object, ...], ...]:
    buyer, states = (
        ("Asha", (("To pack", "marigold"), ("On its way", "peacock"), ("Returned", "sindoor"))),
        ("आशा", (("पैक करना है", "marigold"), ("रास्ते में", "peacock"), ("लौटा", "sindoor"))),
    )[tongue]
    return tuple(
        (
            Cell(f"so_7K{place}QX", href="#order", note="5 Mar, 4:30 pm"),
            buyer,
            Cell(state, tone=tone),
            Cell(amount_paise=31273 + place * 100000),
        )
        for place, (state, tone) in enumerate(states)
    )


def _menu(tongue: int) -> tuple[Choice, ...]:
    entries = (
        ("Today", "आज", "sun", 0), ("Orders", "ऑर्डर", "package", 5), ("Products", "सामान", "tag", 0),
        ("Money", "पैसा", "wallet", 0), ("Returns", "वापसी", "undo-2", 1), ("Promotions", "छूट", "percent", 0),
        ("Questions", "सवाल", "message-circle", 2), ("Settings", "सेटिंग", "settings", 0),
    )  # fmt: skip
    return tuple(
        Choice(entry[tongue], icon=entry[2], badge=entry[3], is_current=place == 0)
        for place, entry in enumerate(entries)
    )


def _words(tongue: int) -> dict[str, str]:
    pairs = {
        "add": ("Add to basket", "टोकरी में रखें"),
        "all": ("All categories", "सब श्रेणियाँ"),
        "body": (
            "Your money is returned to the same account within five days.",
            "पैसा पाँच दिन में उसी खाते में लौट आएगा।",
        ),
        "cancel": ("Cancel this order", "यह ऑर्डर रद्द करें"),
        "empty": ("Nothing here yet", "अभी यहाँ कुछ नहीं"),
        "empty_text": ("What you save comes here, from any shop.", "जो आप सहेजेंगे, यहाँ मिलेगा।"),
        "open_now": ("See what is open now", "अभी क्या खुला है"),
        "save": ("Save", "सहेजें"),
        "veg": ("Vegetarian", "शाकाहारी"),
        "vegan": ("Vegan", "वीगन"),
        "non_veg": ("Non-vegetarian", "मांसाहारी"),
        "seva": ("Shop by seva", "सेवा के अनुसार"),
        "loved": ("Loved this week", "इस हफ़्ते की पसंद"),
        "size": ("Size", "नाप"),
        "yours": ("your Thakurji: size 4", "आपके ठाकुरजी: 4 नंबर"),
        "cloth": ("Cloth", "कपड़ा"),
        "earn": ("You earn ₹312.73", "आपको ₹312.73 मिलेंगे"),
        "sales": ("Sales of 30 days", "30 दिन की बिक्री"),
        "today": ("Today", "आज"),
        "three": ("Three shops have it", "तीन दुकानों में है"),
        "near": ("Shops near you", "पास की दुकानें"),
        "festival": ("Janmashtami", "श्रीकृष्ण जन्माष्टमी महोत्सव"),
        "festival_when": ("25 August", "25 अगस्त"),
        "pin_problem": ("A PIN code has six digits, like 281121.", "पिन कोड में छह अंक होते हैं, जैसे 281121।"),
        "ship": ("To send today", "आज भेजने हैं"),
        "ship_text": ("The first by 4 pm, to the rider", "पहला 4 बजे राइडर को"),
        "ask": ("laddu gopal ke liye garam poshak, 500 tak", "लड्डू गोपाल के लिए गरम पोशाक, 500 तक"),
        "answer": (
            "Six poshak fit size 4, from ₹180. Velvet or wool?",
            "4 नंबर के लिए 6 पोशाक मिलीं, ₹180 से। मखमल या ऊन?",
        ),
    }
    return {name: pair[tongue] for name, pair in pairs.items()}
