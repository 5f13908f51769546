"""GST of goods as of 22 September 2025, and words no product may carry. Staff keep both up to date as data."""

from datetime import date

from django.db import migrations

SINCE = date(2025, 9, 22)
SCHEDULES = "Notification 9/2025-CTR"
EXEMPT = "Notification 10/2025-CTR"
HANDICRAFT = "Notification 13/2025-CTR"
THRESHOLD_PAISE = 250_000  # ₹2,500 a piece, without GST

# (HSN prefix, basis points, certainty, source). A longer prefix is a narrower truth and wins.
FLAT = [
    ("0401", 0, "seen", f"{EXEMPT}: fresh and UHT milk"),
    ("0403", 500, "known", f"{SCHEDULES}: curd, lassi and buttermilk, pre-packed"),
    ("0405", 500, "seen", f"{SCHEDULES}: ghee and butter"),
    ("0406", 0, "seen", f"{EXEMPT}: paneer, pre-packed"),
    ("0409", 500, "known", f"{SCHEDULES}: honey, pre-packed"),
    ("0508", 500, "uncertain", f"{SCHEDULES}: shankh; 0508 or 9601"),
    ("0602", 0, "known", f"{EXEMPT}: plants"),
    ("0603", 0, "known", f"{EXEMPT}: flowers"),
    ("0802", 500, "seen", f"{SCHEDULES}: nuts and dry fruit"),
    ("1102", 500, "known", f"{SCHEDULES}: flour, pre-packed"),
    ("1701", 500, "seen", f"{SCHEDULES}: mishri, batasha, bura"),
    ("1704", 500, "seen", f"{SCHEDULES}: sugar confectionery"),
    ("2001", 500, "known", f"{SCHEDULES}: pickles"),
    ("2106", 500, "seen", f"{SCHEDULES}: sweetmeats and namkeen"),
    ("2201", 0, "seen", "CBIC clarification of October 2023: gangajal"),
    ("2914", 1800, "uncertain", f"{SCHEDULES}: camphor"),
    ("3004", 500, "known", f"{SCHEDULES}: ayurvedic medicine"),
    ("3301", 1800, "uncertain", f"{SCHEDULES}: floral waters"),
    ("3303", 1800, "known", f"{SCHEDULES}: perfume, ittar"),
    ("3304", 0, "seen", f"{EXEMPT}: kumkum, bindi, sindur, roli, tilak"),
    ("330741", 500, "seen", f"{SCHEDULES}: agarbatti, dhoop, lobhan"),
    ("3401", 500, "seen", f"{SCHEDULES}: soap"),
    ("3402", 1800, "uncertain", f"{SCHEDULES}: cleaning preparations"),
    ("3926", 1800, "known", f"{SCHEDULES}: figures of plastic and resin"),
    ("4420", 500, "seen", f"{HANDICRAFT}: wood craft"),
    ("4421", 500, "uncertain", f"{SCHEDULES}: beads of wood and seed"),
    ("4820", 1800, "known", f"{SCHEDULES}: diaries"),
    ("4901", 0, "known", f"{EXEMPT}: books"),
    ("4910", 1800, "uncertain", f"{SCHEDULES}: calendars"),
    ("4911", 1800, "uncertain", f"{SCHEDULES}: printed pictures"),
    ("5208", 500, "known", f"{SCHEDULES}: cotton fabric, sarees"),
    ("6802", 500, "known", f"{HANDICRAFT}: worked stone"),
    ("6815", 500, "seen", f"{HANDICRAFT}: stone carving"),
    ("6912", 500, "known", f"{SCHEDULES}: ware of clay"),
    ("69120040", 0, "known", f"{EXEMPT}: clay lamps and kulhad"),
    ("69120090", 0, "seen", "Circular 20/20/2017: clay and terracotta idols"),
    ("7114", 300, "known", f"{SCHEDULES}: articles of silver"),
    ("7116", 300, "uncertain", f"{SCHEDULES}: articles of semi-precious stone"),
    ("7117", 300, "uncertain", f"{SCHEDULES}: imitation jewellery, mukut"),
    ("7418", 500, "known", f"{SCHEDULES}: household ware of brass"),
    ("7419", 500, "uncertain", f"{HANDICRAFT}: puja ware of brass"),
    ("8306", 500, "seen", f"{SCHEDULES}: bells and statuettes of base metal"),
    ("8523", 1800, "known", f"{SCHEDULES}: recorded media"),
    ("92", 1800, "seen", f"{SCHEDULES}: musical instruments"),
    ("9503", 500, "known", f"{SCHEDULES}: toys"),
    ("9701", 500, "known", f"{SCHEDULES}: paintings and art by hand"),
    ("9985", 1800, "uncertain", f"{SCHEDULES}: decoration as a service"),
    # Without a prefix: any heading, only where the seller declares it.
    ("", 0, "seen", f"{EXEMPT}: rudraksha, tulsi kanthi mala, janeu, kalava, wicks, panchamrit (any heading)"),
    ("", 0, "uncertain", f"{EXEMPT}: tulsi japa mala, by likeness to kanthi mala (any heading)"),
    ("", 0, "seen", f"{EXEMPT}: deities of stone, marble or wood"),
    ("", 0, "seen", f"{EXEMPT}: indigenous handmade musical instruments, as listed"),
    ("", 0, "known", f"{EXEMPT}: food sold loose, not pre-packed and labelled"),
    ("", 0, "known", f"{EXEMPT}: prasadam supplied by a religious place"),
    ("", 0, "known", f"{EXEMPT}: exercise books"),
]
# Garments, made-ups, quilts, bags of cloth, shoes: 5 % to the threshold, 18 % above it.
BY_PIECE = [
    ("4202", "uncertain", "bags of textile"),
    ("61", "seen", "garments, knitted"),
    ("62", "seen", "garments, woven"),
    ("63", "seen", "made-ups; the heading of deity dress is disputed (6307 or 6217), the rule is the same"),
    ("64", "seen", "footwear, per pair"),
    ("9404", "seen", "quilts and bedding of cotton"),
]
BLOCKED = [
    ("hatha jodi", "protected wildlife"),
    ("हत्था जोड़ी", "protected wildlife"),
    ("siyar singhi", "protected wildlife"),
    ("सियार सिंगी", "protected wildlife"),
    ("kasturi", "protected wildlife"),
    ("mrigchala", "protected wildlife"),
    ("tortoise shell", "protected wildlife"),
    ("elephant ivory", "protected wildlife"),
    ("हाथी दाँत", "protected wildlife"),
    ("Govardhan shila", "out of respect: stones of Govardhan are not sold"),
    ("गोवर्धन शिला", "out of respect: stones of Govardhan are not sold"),
    ("meat", "not sold in a teerth"),
    ("मांस", "not sold in a teerth"),
    ("egg", "not sold in a teerth"),
    ("अंडा", "not sold in a teerth"),
    ("liquor", "not sold in a teerth"),
    ("शराब", "not sold in a teerth"),
    ("tobacco", "not sold in a teerth"),
    ("तंबाकू", "not sold in a teerth"),
    ("firecracker", "may not be sold online"),
    ("पटाखा", "may not be sold online"),
]


def write(apps, schema_editor) -> None:
    rate = apps.get_model("catalogue", "TaxRate")
    rate.objects.bulk_create(
        rate(hsn_prefix=prefix, rate_bp=bp, certainty=certainty, source=source, valid_from=SINCE)
        for prefix, bp, certainty, source in FLAT
    )
    rate.objects.bulk_create(
        rate(
            hsn_prefix=prefix,
            condition="per_piece_threshold",
            rate_bp=500,
            threshold_paise=THRESHOLD_PAISE,
            rate_above_bp=1800,
            certainty=certainty,
            source=f"{SCHEDULES}: {goods}",
            valid_from=SINCE,
        )
        for prefix, certainty, goods in BY_PIECE
    )
    blocked = apps.get_model("catalogue", "BlockedTerm")
    blocked.objects.bulk_create(blocked(term=term, reason=reason) for term, reason in BLOCKED)


def erase(apps, schema_editor) -> None:
    apps.get_model("catalogue", "TaxRate").objects.all().delete()
    apps.get_model("catalogue", "BlockedTerm").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0004_search_the_listings")]
    operations = [migrations.RunPython(write, erase)]
