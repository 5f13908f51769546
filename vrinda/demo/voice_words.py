"""Words of the demo market's customers and shops, in both languages; questions and answers go by their place."""

REVIEWS: dict[int, dict[str, tuple[str, ...]]] = {
    5: {
        "en": (
            "Exactly as in the picture. The finish is neat and it came well packed.",
            "Bought it for our Thakurji and everyone in the house asked where it is from. Very happy.",
            "",
            "Fresh and pure, just like from the lane itself. My mother approved, which says it all.",
            "Third time I order this. The quality has stayed the same each time.",
            "Came the next morning, wrapped in paper and cloth. The colour is even better than on the screen.",
            "Worth every rupee. You can see that somebody took time over it.",
            "Gave it as a gift for Janmashtami and they loved it.",
        ),
        "hi": (
            "बिल्कुल वैसा ही है जैसा चित्र में था। काम साफ़-सुथरा है और पैकिंग भी अच्छी थी।",
            "ठाकुर जी के लिए लिया, घर में सबको बहुत पसंद आया। राधे राधे!",
            "",
            "शुद्ध और ताज़ा, जैसे गली की दुकान से ही लाए हों।",
            "तीसरी बार मँगाया है, हर बार वही गुणवत्ता मिली।",
            "अगले ही दिन आ गया। रंग स्क्रीन से भी ज़्यादा सुंदर है।",
            "पैसे वसूल। देखते ही लगता है कि मन से बनाया है।",
        ),
    },
    4: {
        "en": (
            "Good quality for the price. One thread was loose, otherwise lovely.",
            "Nice, but a little smaller than I had thought. Do check the size before ordering.",
            "Good thing, honest shop. Delivery took a day longer than promised.",
            "",
            "Smell and feel are right. The box was a bit dented, the thing inside was fine.",
        ),
        "hi": (
            "दाम के हिसाब से अच्छा है। एक धागा ढीला था, बाकी सुंदर है।",
            "अच्छा है, पर सोचा था उससे थोड़ा छोटा निकला। नाप देखकर मँगाएँ।",
            "चीज़ अच्छी है, पहुँचने में एक दिन ज़्यादा लगा।",
            "",
        ),
    },
    3: {
        "en": (
            "It is all right. The colour is duller than in the picture.",
            "Average. Fine for everyday use, I would not gift it.",
            "The thing is good, the packing was not. Came with a scratch.",
        ),
        "hi": (
            "ठीक-ठाक है। रंग चित्र से फीका है।",
            "रोज़ के लिए ठीक है, भेंट के लायक नहीं लगा।",
            "सामान अच्छा है, पर पैकिंग कमज़ोर थी।",
        ),
    },
    2: {
        "en": (
            "Not what I hoped for. The stitching came off after a week.",
            "Too small for our size 4, although the page said it fits.",
        ),
        "hi": ("जैसी आशा थी वैसा नहीं निकला। एक हफ़्ते में सिलाई खुल गई।", "हमारे 4 नंबर के लिए छोटा पड़ा।"),
    },
    1: {
        "en": ("Came broken. The shop was polite about it, but I was sad.",),
        "hi": ("टूटा हुआ आया। दुकान वालों ने बात अच्छे से की, पर मन दुखी हुआ।",),
    },
}

SHOP_REVIEWS: dict[int, dict[str, tuple[str, ...]]] = {
    5: {
        "en": ("Quick, careful and kind on the phone.", "Packs as if it were for their own temple.", ""),
        "hi": ("समय पर और सँभालकर भेजते हैं।", "बात-व्यवहार बहुत अच्छा है।", ""),
    },
    4: {"en": ("Good shop, replies within the day.", ""), "hi": ("अच्छी दुकान है, उसी दिन उत्तर मिला।", "")},
    3: {"en": ("All fine, only slow to pack.",), "hi": ("सब ठीक, बस पैक करने में देर की।",)},
    2: {"en": ("Had to ask twice where my parcel is.",), "hi": ("पार्सल कहाँ है, दो बार पूछना पड़ा।",)},
    1: {"en": ("One thing was missing, and it took days to settle.",), "hi": ("एक चीज़ कम थी, सुलझने में कई दिन लगे।",)},
}

REPLIES: dict[int, dict[str, tuple[str, ...]]] = {
    1: {
        "en": ("We are sorry. Please return it from your order: a new one leaves the same day.",),
        "hi": ("क्षमा करें। अपने ऑर्डर से वापस कर दें, नया उसी दिन भेज देंगे।",),
    },
    2: {
        "en": ("Thank you for telling us. We have spoken to the tailor, and you can return it any time this week.",),
        "hi": ("बताने के लिए धन्यवाद। कारीगर से बात की है; इस हफ़्ते कभी भी वापस कर सकते हैं।",),
    },
    3: {
        "en": ("Radhe Radhe! Thank you for your kind words.", "Thank you. Come by the shop when you are in Vrindavan."),
        "hi": ("राधे राधे! आपके प्रेम के लिए धन्यवाद।", "धन्यवाद। वृंदावन आएँ तो दुकान पर ज़रूर आइए।"),
    },
}

QUESTIONS: dict[str, tuple[str, ...]] = {
    "en": (
        "Does the colour run when washed?",
        "Is it made in Vrindavan, or only sold there?",
        "Can I have it wrapped as a gift?",
        "How long does it keep after opening?",
        "Is the size in the picture the one I get?",
    ),
    "hi": (
        "क्या धोने पर रंग उतरता है?",
        "यह वृंदावन में ही बनता है या केवल बिकता है?",
        "क्या उपहार की तरह पैक कर देंगे?",
        "खोलने के बाद कितने दिन चलता है?",
        "चित्र में जो नाप है, वही मिलेगा?",
    ),
}

ANSWERS: dict[str, tuple[str, ...]] = {
    "en": (
        "Wash it by hand in cold water the first time and it stays.",
        "It is made in our own workshop, two lanes behind the shop.",
        "Yes, write it in the note of your order. There is no charge.",
        "Keep it closed and dry: about two weeks.",
        "The picture shows the middle size. You get the one you choose above.",
    ),
    "hi": (
        "पहली बार ठंडे पानी में हाथ से धोएँ, रंग नहीं उतरेगा।",
        "हमारे अपने कारख़ाने में बनता है, दुकान से दो गली पीछे।",
        "हाँ, ऑर्डर की टिप्पणी में लिख दें। कोई शुल्क नहीं।",
        "बंद और सूखी जगह रखें तो लगभग दो हफ़्ते।",
        "चित्र में बीच का नाप है। जो आप ऊपर चुनेंगे वही मिलेगा।",
    ),
}

BUYER_ANSWERS: dict[str, tuple[str, ...]] = {
    "en": (
        "Mine has been washed three times, no trouble.",
        "I was at the shop, they do make it there.",
        "They wrapped mine nicely, with a peacock feather.",
        "Ours was finished in three days, so I cannot say!",
        "I got the size I chose.",
    ),
    "hi": (
        "तीन बार धोया, रंग वैसा ही है।",
        "मैं दुकान पर गई थी, वहीं बनाते हैं।",
        "मेरा बहुत सुंदर पैक किया, मोर पंख के साथ।",
        "हमारे यहाँ तो तीन दिन में ही समाप्त हो गया!",
        "जो चुना था वही नाप मिला।",
    ),
}
