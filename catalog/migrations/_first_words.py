"""The pages of the market as they stand on its first day, and the calendar. Staff change both as data."""

CONTACTS = "<p>[contacts]</p>"

# slug → title, title in Hindi, text, text in Hindi. {…} is a fact of the settings; a paragraph whose fact is not
# known is left out. [contacts] is the list that the law asks for.
PAGES = {
    "about": (
        "About Vrinda",
        "वृंदा के बारे में",
        "<p>Vrinda is the online market of the town's own shops: those who sew poshak, string mala, cook peda, cast bells and bind books.</p>"
        "<p>You find a thing, put things of several shops in one basket and pay once. Each shop gets its own order and its own money.</p>"
        "<h2>What we hold to</h2><ul>"
        "<li>The price you see first is the price you pay: GST inside, never above the MRP, delivery shown before you pay.</li>"
        '<li>No shop can pay to stand higher. <a href="/about/how-we-rank/">How we rank</a> says what decides.</li>'
        "<li>Nothing hurries you: no clocks running down, nothing ticked for you.</li>"
        "<li>Who sells is named on each thing, with address and tax status.</li></ul>"
        '<h2>Do you have a shop here?</h2><p><a href="/sell/">Open it in the market</a>: the papers you already have are enough.</p>',
        "<p>वृंदा शहर की अपनी दुकानों का ऑनलाइन बाज़ार है: पोशाक सिलने वाले, माला गूँथने वाले, पेड़ा बनाने वाले, घंटी ढालने वाले और पुस्तक बाँधने वाले।</p>"
        "<p>चीज़ ढूँढें, कई दुकानों का सामान एक टोकरी में रखें और एक बार भुगतान करें। हर दुकान को उसका अपना ऑर्डर और अपना पैसा मिलता है।</p>"
        "<h2>हमारे वचन</h2><ul>"
        "<li>जो दाम पहले दिखे, वही देना है: GST शामिल, MRP से ऊपर कभी नहीं, डिलीवरी शुल्क भुगतान से पहले।</li>"
        '<li>पैसे देकर कोई दुकान ऊपर नहीं आ सकती। <a href="/hi/about/how-we-rank/">क्रम कैसे तय होता है</a>, यहाँ लिखा है।</li>'
        "<li>कोई जल्दी नहीं करवाता: न उलटी गिनती, न आपके लिए पहले से लगा कोई निशान।</li>"
        "<li>हर चीज़ पर बेचने वाले का नाम, पता और GST की स्थिति लिखी है।</li></ul>"
        '<h2>क्या यहाँ आपकी दुकान है?</h2><p><a href="/hi/sell/">उसे बाज़ार में खोलिए</a>: जो काग़ज़ आपके पास हैं, वही काफ़ी हैं।</p>',
    ),
    "help": (
        "Help",
        "मदद",
        "<h2>Buying</h2><p>Put things of several shops in one basket and pay once. Each shop sends its own parcel; you see each of them on your order's page.</p>"
        "<h2>Paying</h2><p>UPI, cards and net banking through our payment partner, or cash when the parcel comes where the shop allows it. We never ask for a PIN, an OTP or a card number by phone.</p>"
        '<h2>Cancelling</h2><p>Free until the parcel is on its way. Money paid goes back to where it came from. <a href="/about/returns/">Returns and refunds</a></p>'
        '<h2>Talk to us</h2><p>Phone: {care_phone}</p><p>E-mail: {care_email}</p><p><a href="/about/contact/">All contacts</a></p>',
        "<h2>खरीदारी</h2><p>कई दुकानों का सामान एक ही टोकरी में रखें और एक बार भुगतान करें। हर दुकान अपना पार्सल भेजती है; ऑर्डर के पेज पर हर पार्सल दिखता है।</p>"
        "<h2>भुगतान</h2><p>हमारे भुगतान साझेदार के ज़रिए UPI, कार्ड या नेट बैंकिंग से, या जहाँ दुकान अनुमति दे, पार्सल आने पर नकद। हम फ़ोन पर PIN, OTP या कार्ड नंबर कभी नहीं पूछते।</p>"
        '<h2>ऑर्डर रद्द करना</h2><p>जब तक पार्सल रवाना न हो, रद्द करना मुफ़्त है। दिया हुआ पैसा उसी माध्यम से वापस जाता है जिससे आया था। <a href="/hi/about/returns/">वापसी और पैसे वापस</a></p>'
        '<h2>हमसे बात करें</h2><p>फ़ोन: {care_phone}</p><p>ई-मेल: {care_email}</p><p><a href="/hi/about/contact/">सभी संपर्क</a></p>',
    ),
    "returns": (
        "Returns and refunds",
        "वापसी और पैसे वापस",
        "<p>Each product says how many days you have to return it; the shop's rule at the time of your order holds, even if the shop changes it later.</p><ul>"
        "<li>Food, flowers and things made to measure cannot be returned, unless they arrive damaged or wrong.</li>"
        "<li>Ask for the return on your order's page. The shop answers there.</li>"
        "<li>Refunds go to the way you paid, within 5 to 7 working days of the return being accepted. Cash orders are refunded to your bank account.</li>"
        "<li>Cancelling before dispatch costs nothing.</li></ul>",
        "<p>हर सामान पर लिखा है कि उसे कितने दिन में लौटा सकते हैं; ऑर्डर के समय दुकान का जो नियम था, वही लागू रहता है, चाहे दुकान उसे बाद में बदल दे।</p><ul>"
        "<li>खाने की चीज़ें, फूल और नाप से बना सामान वापस नहीं हो सकता, जब तक वह टूटा-फूटा या गलत न पहुँचे।</li>"
        "<li>वापसी अपने ऑर्डर के पेज पर माँगें। दुकान वहीं जवाब देती है।</li>"
        "<li>वापसी मंज़ूर होने के 5 से 7 कार्य दिवसों में पैसे उसी माध्यम से वापस आते हैं जिससे आपने दिए थे। नकद ऑर्डर के पैसे आपके बैंक खाते में आते हैं।</li>"
        "<li>सामान रवाना होने से पहले रद्द करने का कोई शुल्क नहीं।</li></ul>",
    ),
    "privacy": (
        "Privacy",
        "निजता",
        "<p>We keep what is needed to bring you your order and what tax law asks us to keep, and nothing to follow you around.</p><ul>"
        "<li>Name, phone and address: so that the parcel reaches you. The shop sees only what it needs for its own parcel.</li>"
        "<li>Orders and invoices: kept as long as tax law says.</li>"
        "<li>Cards and bank details of buyers stay with the payment partner; we never see them.</li>"
        "<li>Cookies: one for your sign-in and basket, one against forged forms, one for your language. No advertising.</li></ul>"
        "<p>You can see, correct, take away or erase your data from your account. What the law makes us keep is kept without your name where possible.</p>"
        "<p>Questions and complaints: {grievance_email}</p>",
        "<p>हम वही जानकारी रखते हैं जो आपका ऑर्डर पहुँचाने के लिए चाहिए और जो कर कानून माँगता है; आपका पीछा करने के लिए कुछ नहीं।</p><ul>"
        "<li>नाम, फ़ोन और पता: ताकि पार्सल आप तक पहुँचे। दुकान को सिर्फ़ उतना दिखता है जितना उसके अपने पार्सल के लिए चाहिए।</li>"
        "<li>ऑर्डर और बिल: जितने समय तक कर कानून कहता है।</li>"
        "<li>ग्राहकों के कार्ड और बैंक की जानकारी भुगतान साझेदार के पास रहती है; हमें कभी नहीं दिखती।</li>"
        "<li>कुकी: एक आपके साइन इन और टोकरी के लिए, एक जाली फ़ॉर्म से बचाव के लिए, एक आपकी भाषा के लिए। कोई विज्ञापन नहीं।</li></ul>"
        "<p>आप अपने खाते से अपनी जानकारी देख, सुधार, साथ ले या मिटा सकते हैं। जो कानून के कारण रखना पड़ता है, वह जहाँ हो सके आपके नाम के बिना रखा जाता है।</p>"
        "<p>सवाल और शिकायतें: {grievance_email}</p>",
    ),
    "terms": (
        "Terms",
        "शर्तें",
        "<p>Vrinda is a marketplace run by {legal_name}.</p>"
        "<p>The shops sell; we bring buyers and shops together, take the payment through a licensed payment partner and carry parcels in and around the town.</p><ul>"
        "<li>Your contract for the goods is with the shop named on the product and on the invoice. Its legal name, address and tax status stand on each product.</li>"
        "<li>Prices include GST. A price is never above the MRP. Delivery is shown before you pay, never added afterwards.</li>"
        "<li>An order holds its price and terms from the moment it is placed.</li>"
        "<li>Nothing is put in your basket that you did not put there.</li></ul>",
        "<p>वृंदा {legal_name} द्वारा चलाया जाने वाला ऑनलाइन बाज़ार है।</p>"
        "<p>सामान दुकानें बेचती हैं; हम ग्राहकों और दुकानों को मिलाते हैं, लाइसेंस-प्राप्त भुगतान साझेदार के ज़रिए भुगतान लेते हैं और शहर में व आसपास पार्सल पहुँचाते हैं।</p><ul>"
        "<li>सामान के लिए आपका अनुबंध उस दुकान से है जिसका नाम सामान और बिल पर लिखा है। उसका कानूनी नाम, पता और GST की स्थिति हर सामान पर दी गई है।</li>"
        "<li>दाम में GST शामिल है। दाम कभी MRP से ज़्यादा नहीं होता। डिलीवरी का शुल्क भुगतान से पहले दिखाया जाता है, बाद में कभी नहीं जोड़ा जाता।</li>"
        "<li>ऑर्डर होते ही उसका दाम और शर्तें पक्की हो जाती हैं।</li>"
        "<li>आपकी टोकरी में ऐसा कुछ नहीं रखा जाता जो आपने न रखा हो।</li></ul>",
    ),
    "legal": (
        "Who runs this market",
        "यह बाज़ार कौन चलाता है",
        CONTACTS + "<p>Each shop's legal name, address and tax status stand on its products and on its own page.</p>",
        CONTACTS + "<p>हर दुकान का कानूनी नाम, पता और GST की स्थिति उसके सामान पर और उसके अपने पेज पर लिखी है।</p>",
    ),
    "grievance": (
        "Grievance officer",
        "शिकायत अधिकारी",
        "<p>Something went wrong and care could not mend it? Write to the grievance officer. You get a number within 48 hours and an answer within one month.</p>"
        + CONTACTS,
        "<p>कुछ गड़बड़ हुई और ग्राहक सेवा से हल नहीं निकला? शिकायत अधिकारी को लिखें। 48 घंटे के भीतर आपको शिकायत संख्या और एक महीने के भीतर जवाब मिलेगा।</p>"
        + CONTACTS,
    ),
    "contact": (
        "Contact",
        "संपर्क",
        "<p>About an order: write on the order's page, the shop reads it there. About the market: here.</p>" + CONTACTS,
        "<p>ऑर्डर के बारे में: ऑर्डर के पेज पर लिखें, दुकान वहीं पढ़ती है। बाज़ार के बारे में: यहाँ।</p>" + CONTACTS,
    ),
    "how-we-rank": (
        "How we rank",
        "क्रम कैसे तय होता है",
        "<p>No shop can pay to stand higher, anywhere in the market. These are the main things that decide, the weightiest first.</p>"
        "<h2>Lists: categories, shops, the front page</h2><ol>"
        "<li>In stock: what can be bought now comes before what cannot.</li>"
        "<li>Reviews by people who bought it. A few reviews count for less than many: we add three middling ones in our minds.</li>"
        "<li>A picture and a name in both languages.</li>"
        "<li>Among equals, an order drawn by lot that is the same for every shop.</li></ol>"
        "<p>You can sort every list by price or by newest instead.</p>"
        "<h2>Search</h2><p>Goods with all your words in their name come first, then goods where the words stand elsewhere: category, particulars, shop. Within these, the order of lists holds.</p>"
        "<h2>Several shops, one thing</h2><p>When several shops sell the same thing, the product page first shows the shop with the lowest price at your door, delivery included. At the same price the faster delivery wins, then the shop that more often keeps its promised day, then the better rated one. A shop that is closed, paused or full for the day is never put first. The page says why a shop stands first, and you can always choose another.</p>"
        "<h2>The front page</h2><p>“Fresh today” takes sweets, milk and flowers of shops that are open at this hour; on Ekadashi only what is without grain. “Loved in the market” takes the goods that stand highest, at most two from each part of the market while there are others. “New on the shelves” is by the day a thing was first shown. A festival's shelf takes what stands highest among the things bought for it.</p>"
        "<h2>Shops</h2><p>Shops that are open now come first on the front page. In the list of shops, those at your PIN code come first, then those in the same delivery zone, then the others; among them the shop with the most goods.</p>",
        "<p>पूरे बाज़ार में कहीं भी पैसे देकर कोई दुकान ऊपर नहीं आ सकती। क्रम मुख्य रूप से इन बातों से तय होता है; जिसका वज़न ज़्यादा, वह पहले।</p>"
        "<h2>सूचियाँ: श्रेणियाँ, दुकानें, होम पेज</h2><ol>"
        "<li>स्टॉक: जो अभी खरीदा जा सकता है, वह पहले।</li>"
        "<li>खरीदने वालों की समीक्षाएँ। थोड़ी समीक्षाओं का वज़न ज़्यादा समीक्षाओं से कम होता है: हिसाब में हम तीन औसत समीक्षाएँ जोड़कर देखते हैं।</li>"
        "<li>तस्वीर, और दोनों भाषाओं में नाम।</li>"
        "<li>बराबरी होने पर, लॉटरी से निकला क्रम, जो हर दुकान के लिए एक जैसा है।</li></ol>"
        "<p>आप चाहें तो हर सूची को दाम या नएपन के क्रम में देख सकते हैं।</p>"
        "<h2>खोज</h2><p>जिनके नाम में आपके सारे शब्द हों, वे पहले; फिर वे जिनमें शब्द कहीं और हों: श्रेणी, खासियत, दुकान। इनके भीतर सूचियों वाला क्रम चलता है।</p>"
        "<h2>एक चीज़, कई दुकानें</h2><p>जब कई दुकानें एक ही चीज़ बेचती हैं, तो सामान के पेज पर पहले वह दुकान दिखती है जिसका दाम डिलीवरी मिलाकर आपके दरवाज़े तक सबसे कम हो। दाम बराबर हो तो जल्दी पहुँचाने वाली, फिर वह जो वादे का दिन ज़्यादा निभाती है, फिर बेहतर रेटिंग वाली। बंद, रुकी हुई या उस दिन के ऑर्डर पूरे कर चुकी दुकान कभी पहले नहीं दिखती। पेज पर कारण लिखा रहता है, और आप हमेशा दूसरी दुकान चुन सकते हैं।</p>"
        "<h2>होम पेज</h2><p>“आज ताज़ा” में इस समय खुली दुकानों की मिठाई, दूध और फूल आते हैं; एकादशी पर सिर्फ़ बिना अन्न वाले। “बाज़ार की पसंद” में क्रम में सबसे ऊपर की चीज़ें आती हैं; जब तक और हिस्सों में चीज़ें हों, बाज़ार के हर हिस्से से ज़्यादा से ज़्यादा दो। “नया आया सामान” इस पर है कि चीज़ पहली बार किस दिन दिखी। त्योहार की शेल्फ़ में उस त्योहार पर ली जाने वाली चीज़ों में सबसे ऊपर की चीज़ें आती हैं।</p>"
        "<h2>दुकानें</h2><p>होम पेज पर इस समय खुली दुकानें पहले आती हैं। दुकानों की सूची में पहले आपके पिन कोड की दुकानें, फिर उसी डिलीवरी क्षेत्र की, फिर बाकी; उनमें ज़्यादा सामान वाली पहले।</p>",
    ),
}

VRAT, SEASON, FESTIVAL = "vrat", "season", "festival"
# code → kind, name, name in Hindi, sentence, sentence in Hindi, days before, categories, days ("from" or "from/until").
# Dates after an own reckoning of the tithi at Vrindavan; the local panchang decides, and staff write it in.
FESTIVALS = {
    "basant_panchami": (
        FESTIVAL,
        "Basant Panchami",
        "बसंत पंचमी",
        "Thakurji wears yellow: poshak, flowers and garments of spring.",
        "ठाकुर जी का बसंती श्रृंगार: पीली पोशाक, फूल और वसंत के वस्त्र।",
        10,
        "poshak vastra phool",
        "2026-01-23 2027-02-11",
    ),
    "holi": (
        FESTIVAL,
        "Holi",
        "होली",
        "Forty days of colour in Braj: gulal, flowers, sweets and white clothes.",
        "ब्रज में चालीस दिन का रंग: गुलाल, फूल, मिठाई और सफ़ेद वस्त्र।",
        40,
        "prasad phool vastra poshak",
        "2026-03-03/2026-03-04 2027-03-22",
    ),
    "akshaya_tritiya": (
        FESTIVAL,
        "Akshaya Tritiya",
        "अक्षय तृतीया",
        "A day for what lasts: murti and chandan seva.",
        "अक्षय वस्तुओं का दिन: मूर्ति और चंदन सेवा।",
        7,
        "murti sugandh",
        "2026-04-19 2027-05-09",
    ),
    "guru_purnima": (
        FESTIVAL,
        "Guru Purnima",
        "गुरु पूर्णिमा",
        "The Mudiya mela of Govardhan: prasad, garments and puja for the guru.",
        "गोवर्धन का मुड़िया मेला: गुरु के लिए प्रसाद, वस्त्र और पूजा।",
        7,
        "prasad vastra puja",
        "2026-07-29 2027-07-18",
    ),
    "hariyali_teej": (
        FESTIVAL,
        "Hariyali Teej",
        "हरियाली तीज",
        "The swing is hung: green poshak, jhula and ghevar.",
        "झूला पड़ गया: हरी पोशाक, झूले और घेवर।",
        12,
        "poshak prasad",
        "2026-08-15 2027-08-04",
    ),
    "janmashtami": (
        FESTIVAL,
        "Janmashtami",
        "जन्माष्टमी",
        "All for the birthday of Laddu Gopal: poshak, jhula, puja and bhog.",
        "लड्डू गोपाल के जन्मदिन की तैयारी: पोशाक, झूला, पूजा और भोग।",
        30,
        "poshak murti puja prasad",
        "2026-09-04 2027-08-25",
    ),
    "radhashtami": (
        FESTIVAL,
        "Radhashtami",
        "राधाष्टमी",
        "For Radharani's day: poshak, garlands and bhog.",
        "राधारानी के दिन के लिए: पोशाक, माला और भोग।",
        15,
        "poshak prasad phool",
        "2026-09-19 2027-09-08",
    ),
    "sharad_purnima": (
        FESTIVAL,
        "Sharad Purnima",
        "शरद पूर्णिमा",
        "The night of the maharas: white poshak and kheer.",
        "महारास की रात: श्वेत पोशाक और खीर।",
        7,
        "poshak gras",
        "2026-10-25 2027-10-15",
    ),
    "kartik": (
        SEASON,
        "Kartik",
        "कार्तिक मास",
        "The month of lamps: diya, ghee, tulsi and books for the evenings.",
        "दीपदान का महीना: दीये, घी, तुलसी और शाम के पाठ की पुस्तकें।",
        7,
        "puja gras pustak",
        "2026-10-27/2026-11-24 2027-10-16/2027-11-14",
    ),
    "dhanteras": (
        FESTIVAL,
        "Dhanteras",
        "धनतेरस",
        "Brass and silver for the house and the altar.",
        "घर और मंदिर के लिए पीतल और चाँदी।",
        5,
        "murti puja",
        "2026-11-06 2027-10-27",
    ),
    "diwali": (
        FESTIVAL,
        "Diwali",
        "दीपावली",
        "Lamps, sweets and gifts from the lanes of Braj.",
        "ब्रज की गलियों से दीये, मिठाई और उपहार।",
        15,
        "puja prasad kala",
        "2026-11-08 2027-10-29",
    ),
    "annakut": (
        FESTIVAL,
        "Govardhan Puja",
        "गोवर्धन पूजा",
        "Annakut: bhog in heaps, poshak and gau-ras for Giriraj.",
        "अन्नकूट: गिरिराज जी के लिए छप्पन भोग, पोशाक और गौ-रस।",
        10,
        "prasad poshak gras",
        "2026-11-10 2027-10-30",
    ),
    "gopashtami": (
        FESTIVAL,
        "Gopashtami",
        "गोपाष्टमी",
        "The day of the cows: ghee, milk and gau-ras.",
        "गौ माता का दिन: घी, दूध और गौ-रस।",
        4,
        "gras",
        "2026-11-17 2027-11-06",
    ),
    "dev_uthani": (
        FESTIVAL,
        "Devutthan Ekadashi",
        "देवउठनी एकादशी",
        "Thakurji wakes, Tulsi is wed: puja samagri and flowers.",
        "ठाकुर जी जागे, तुलसी विवाह: पूजा सामग्री और फूल।",
        4,
        "puja phool",
        "2026-11-20 2027-11-10",
    ),
    "bihar_panchami": (
        FESTIVAL,
        "Bihar Panchami",
        "बिहार पंचमी",
        "The day Bihariji appeared: flowers and bhog for Nidhivan.",
        "बिहारी जी के प्रकट होने का दिन: निधिवन के लिए फूल और भोग।",
        5,
        "phool prasad",
        "2026-12-14 2027-12-03",
    ),
    "winter": (
        SEASON,
        "Winter seva",
        "शीत सेवा",
        "Thakurji feels the cold as we do: quilts, woollens and warm bhog until Basant Panchami.",
        "ठंड ठाकुर जी को भी लगती है: बसंत पंचमी तक रज़ाई, ऊनी वस्त्र और गरम भोग।",
        0,
        "deity-bedding shawl",
        "2026-11-16/2027-02-10 2027-11-15/2028-01-30",
    ),
    "ekadashi": (
        VRAT,
        "Ekadashi",
        "एकादशी",
        "Today without grain: fruit, milk, khoya and vrat flour.",
        "आज बिना अन्न: फल, दूध, खोया और व्रत का आटा।",
        0,
        "",
        "2026-11-20 2026-12-04 2026-12-20 2027-01-03 2027-01-19 2027-02-02 2027-02-17 2027-03-04 2027-03-18 2027-04-02 2027-04-17 2027-05-02 2027-05-16 2027-06-01 2027-06-14 2027-06-30 2027-07-14 2027-08-12 2027-08-28 2027-09-11 2027-09-26 2027-10-11 2027-10-25 2027-11-10 2027-11-24 2027-12-09 2027-12-23",
    ),
}
# Categories of the usual tree that are made for the day.
SOLD_FRESH = ["peda", "mithai-other", "khurchan-rabdi", "milk-curd", "paneer-khoya", "loose-flowers", "phool-mala"]
