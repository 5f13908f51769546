"""The sellers of the demo market: the archetypes of the taxonomy, and more of their kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from vrinda.demo import identity
from vrinda.demo.taxonomy import categories, contents, leaves

# Leaves that no archetype deals in, given to the shop nearest in trade.
_ALSO_DEALS_IN = {"s04": ("murti-silver",), "s18": ("murti-wood", "murti-clay")}
# Locality, where the archetype only says that the shop is out of the state.
_OUTSIDE = {"s22": "Choti Basti", "s23": "Sadar Bazaar"}
# Town, latitude and longitude in millionths of a degree.
_TOWNS = {
    "281121": ("Vrindavan", 27_580_600, 77_700_600),
    "281001": ("Mathura", 27_492_400, 77_673_700),
    "281504": ("Radhakund", 27_524_600, 77_492_200),
    "281403": ("Nandgaon", 27_712_200, 77_386_800),
    "281502": ("Govardhan", 27_497_900, 77_465_000),
    "281405": ("Barsana", 27_647_800, 77_377_500),
    "281303": ("Gokul", 27_439_300, 77_720_200),
    "305022": ("Pushkar", 26_489_700, 74_551_100),
    "110006": ("Delhi", 28_656_200, 77_230_000),
}
_OWNERS = (
    "Suresh Sharma", "Kamla Devi", "Mohan Lal Gupta", "Radhika Chaturvedi", "Govind Agrawal", "Savitri Yadav",
    "Bihari Lal Verma", "Meera Goswami", "Keshav Pandey", "Sunita Saini", "Damodar Mishra", "Lalita Kushwaha",
    "Raghav Khandelwal", "Pushpa Bhardwaj", "Hari Om Tiwari", "Gopal Das Soni", "Anita Rajput", "Murari Prajapati",
    "Shyam Babu Garg", "Vandana Mathur",
)  # fmt: skip
_FIRST_WORDS = (
    ("Madhuvan", "मधुवन"), ("Shri Kunj", "श्री कुंज"), ("Barsana", "बरसाना"), ("Gopal", "गोपाल"), ("Kalindi", "कालिंदी"),
    ("Brajraj", "ब्रजराज"), ("Lalita", "ललिता"), ("Vishakha", "विशाखा"), ("Giriraj", "गिरिराज"), ("Yashoda", "यशोदा"),
    ("Mayur", "मयूर"), ("Nandini", "नंदिनी"), ("Keshav", "केशव"), ("Murali", "मुरली"), ("Sundar", "सुंदर"),
    ("Kishori", "किशोरी"), ("Govardhan", "गोवर्धन"), ("Kaliya Ghat", "कालिया घाट"), ("Tulsi Van", "तुलसी वन"),
)  # fmt: skip
_LAST_WORDS = {
    "poshak": ("Poshak Bhandar", "पोशाक भंडार"),
    "murti": ("Murti Kala", "मूर्ति कला"),
    "mala": ("Mala Bhavan", "माला भवन"),
    "puja": ("Puja Bhandar", "पूजा भंडार"),
    "prasad": ("Mishthan", "मिष्ठान"),
    "gras": ("Gau-ras", "गौ-रस"),
    "phool": ("Pushp Kutir", "पुष्प कुटीर"),
    "vastra": ("Vastralay", "वस्त्रालय"),
    "pustak": ("Granthalay", "ग्रंथालय"),
    "vadya": ("Sangeet Sadan", "संगीत सदन"),
    "kala": ("Kala Kendra", "कला केंद्र"),
    "sugandh": ("Sugandhalay", "सुगंधालय"),
}
_LEGAL_TAIL = {"pvt_ltd": " Private Limited", "llp": " LLP", "trust": " Trust", "shg": " SHG", "partnership": " & Co."}


@dataclass(frozen=True)
class SellerPlan:
    """One shop, with papers that pass the format checks. `gstin` is empty for an enrolled unregistered seller."""

    index: int
    archetype_id: str
    legal_name: str
    owner_name: str
    name_en: str
    name_hi: str
    slug: str
    kind: str
    entity_type: str
    state_code: str
    locality: str
    address_line: str
    city: str
    pincode: str
    latitude_e6: int
    longitude_e6: int
    pan: str
    gstin: str
    gst_enrolment_id: str
    fssai: str
    fssai_expires_on: date | None
    bank_account: str
    ifsc: str
    phone: str
    email: str
    hours: tuple[tuple[str, str], ...]
    weekly_off: str
    cod: bool
    lead_time_days: tuple[int, int]
    fulfilment: tuple[str, ...]
    price_band: str
    catalogue_weight: int
    leaf_ids: tuple[str, ...]
    traits: tuple[str, ...]

    @property
    def main_category_id(self) -> str:
        """The category of the first leaf the shop deals in."""
        return leaves()[self.leaf_ids[0]].category_id


def plan_sellers(*, shops: int, rng: Random) -> tuple[SellerPlan, ...]:
    """As many sellers as asked: each archetype once, then new shops of the same trades."""
    archetypes = contents()["shop_archetypes"]
    taken: set[str] = set()
    sellers = []
    for index in range(shops):
        row = archetypes[index % len(archetypes)]
        name = (row["name_en"], row["name_hi"])
        if index >= len(archetypes):
            name = _new_name(index, _deals_in(row), taken)
        taken.add(name[0])
        sellers.append(_seller(index=index, row=row, name=name, rng=rng))
    return tuple(sellers)


def _new_name(index: int, leaf_ids: tuple[str, ...], taken: set[str]) -> tuple[str, str]:
    last_en, last_hi = _LAST_WORDS[leaves()[leaf_ids[0]].category_id]
    for step in range(len(_FIRST_WORDS)):
        first_en, first_hi = _FIRST_WORDS[(index + step) % len(_FIRST_WORDS)]
        if f"{first_en} {last_en}" not in taken:
            return f"{first_en} {last_en}", f"{first_hi} {last_hi}"
    return f"{first_en} {last_en} {index}", f"{first_hi} {last_hi} {index}"


def _deals_in(row: Mapping[str, Any]) -> tuple[str, ...]:
    of_category = {c.id: [leaf.id for leaf in c.leaves] for c in categories()}
    wanted = [leaf for given in row["leaf_or_category_ids"] for leaf in of_category.get(given, [given])]
    wanted += _ALSO_DEALS_IN.get(row["id"], ())
    return tuple(dict.fromkeys(leaf for leaf in wanted if not leaves()[leaf].is_service))


def _seller(*, index: int, row: Mapping[str, Any], name: tuple[str, str], rng: Random) -> SellerPlan:
    owner = _OWNERS[index % len(_OWNERS)]
    entity, kind = row["entity_type"], row["seller_kind"]
    legal = owner if entity == "proprietor" else name[0] + _LEGAL_TAIL[entity]
    leaf_ids = _deals_in(row)
    slug = re.sub(r"[^a-z0-9]+", "-", name[0].lower()).strip("-")
    off = row["weekly_off"]
    return SellerPlan(
        index=index,
        archetype_id=row["id"],
        legal_name=legal,
        owner_name=owner,
        name_en=name[0],
        name_hi=name[1],
        slug=slug,
        kind=kind,
        entity_type=entity,
        state_code=row["state_code"],
        weekly_off=rng.choice(("mon", "tue", "wed", "thu")) if off == "configurable" else off,
        phone=f"+9198970{index:05d}",
        email=f"{slug}@example.com",
        hours=tuple(tuple(span) for span in row["hours"]),
        cod=row["cod"],
        lead_time_days=tuple(row["lead_time_days"]),
        fulfilment=tuple(row["fulfilment"]),
        price_band=row["price_band"],
        catalogue_weight=sum(row["catalogue_size"]) // 2,
        leaf_ids=leaf_ids,
        traits=tuple(row["traits"]),
        **_place(row, rng),
        **_papers(index=index, row=row, legal=legal, leaf_ids=leaf_ids),
        bank_account=identity.invented_bank_account(rng),
        ifsc=identity.invented_ifsc(index),
    )


def _place(row: Mapping[str, Any], rng: Random) -> dict[str, Any]:
    city, latitude, longitude = _TOWNS[row["pincode"]]
    locality = _OUTSIDE.get(row["id"], row["locality"])
    return {
        "locality": locality,
        "address_line": f"Shop {rng.randrange(1, 120)}, {locality}",
        "city": city,
        "pincode": row["pincode"],
        "latitude_e6": latitude + rng.randrange(-7000, 7000),
        "longitude_e6": longitude + rng.randrange(-7000, 7000),
    }


def _papers(*, index: int, row: Mapping[str, Any], legal: str, leaf_ids: tuple[str, ...]) -> dict[str, Any]:
    registered = row["seller_kind"] != "enrolled_unregistered"
    sells_food = any(leaves()[leaf].fssai_required for leaf in leaf_ids)
    pan = identity.invented_pan(entity_type=row["entity_type"], legal_name=legal, number=index)
    gstin = identity.invented_gstin(state_code=row["state_code"], pan=pan) if registered else ""
    licensed = row["seller_kind"] == "regular"
    return {
        "pan": pan,
        "gstin": gstin,
        "gst_enrolment_id": "" if registered else f"ENR{row['state_code']}{index + 1:08d}",
        "fssai": identity.invented_fssai(licensed=licensed, number=index) if sells_food else "",
        "fssai_expires_on": date(2028 + index % 3, 1 + index % 12, 28) if sells_food else None,
    }
