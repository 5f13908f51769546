"""The customers of the demo market: mostly of the town, some of Braj, some far away."""

from dataclasses import dataclass
from random import Random

_NAMES = (
    ("Asha Sharma", "आशा शर्मा"),
    ("Vinod Gautam", "विनोद गौतम"),
    ("Rekha Saraswat", "रेखा सारस्वत"),
    ("Manoj Upadhyay", "मनोज उपाध्याय"),
    ("Geeta Devi", "गीता देवी"),
    ("Pankaj Agarwal", "पंकज अग्रवाल"),
    ("Sarla Goswami", "सरला गोस्वामी"),
    ("Deepak Chaudhary", "दीपक चौधरी"),
    ("Usha Mathur", "उषा माथुर"),
    ("Ramesh Saini", "रमेश सैनी"),
    ("Kiran Bansal", "किरण बंसल"),
    ("Ashok Dixit", "अशोक दीक्षित"),
    ("Neelam Varshney", "नीलम वार्ष्णेय"),
    ("Girish Pathak", "गिरीश पाठक"),
    ("Shanti Bai", "शांति बाई"),
    ("Amit Khandelwal", "अमित खंडेलवाल"),
    ("Poonam Singh", "पूनम सिंह"),
    ("Radhe Shyam Yadav", "राधे श्याम यादव"),
    ("Madhuri Joshi", "माधुरी जोशी"),
    ("Naveen Kumar", "नवीन कुमार"),
    ("Vimla Rawat", "विमला रावत"),
    ("Sanjay Chaturvedi", "संजय चतुर्वेदी"),
    ("Kusum Lata", "कुसुम लता"),
    ("Harish Soni", "हरीश सोनी"),
    ("Suman Parashar", "सुमन पाराशर"),
    ("Yogesh Bhatia", "योगेश भाटिया"),
    ("Anjali Srivastava", "अंजलि श्रीवास्तव"),
    ("Rohit Mishra", "रोहित मिश्रा"),
    ("Nirmala Jain", "निर्मला जैन"),
    ("Arvind Kapoor", "अरविंद कपूर"),
    ("Priya Malhotra", "प्रिया मल्होत्रा"),
    ("Bhanwar Rathore", "भंवर राठौड़"),
    ("Sushila Meena", "सुशीला मीणा"),
    ("Snehal Patil", "स्नेहल पाटिल"),
    ("Ganesh Kulkarni", "गणेश कुलकर्णी"),
    ("Hetal Shah", "हेतल शाह"),
    ("Subhash Banerjee", "सुभाष बनर्जी"),
    ("Lakshmi Iyer", "लक्ष्मी अय्यर"),
    ("Gurpreet Kaur", "गुरप्रीत कौर"),
    ("Alok Jha", "आलोक झा"),
)


@dataclass(frozen=True)
class Place:
    """A pincode where customers live, with its delivery zone, streets and landmarks."""

    zone_id: str
    pincode: str
    city: str
    state_code: str
    streets: tuple[str, ...]
    landmarks: tuple[str, ...]


_VRINDAVAN = Place(
    "z1",
    "281121",
    "Vrindavan",
    "09",
    ("Gopinath Bagh", "Raman Reti", "Chaitanya Vihar", "Bankhandi", "Gandhi Marg", "Keshi Ghat lane", "Mathura Road"),
    (
        "Near the water tank",
        "Opposite the dharamshala",
        "Behind the school",
        "Blue gate beside the well",
        "Next to the milk booth",
    ),
)
_MATHURA = Place(
    "z2",
    "281001",
    "Mathura",
    "09",
    ("Holi Gate", "Krishna Nagar", "Dampier Nagar", "Vishram Ghat lane"),
    ("Near the post office", "Above the book shop"),
)
_BRAJ = (
    Place("z3", "281502", "Govardhan", "09", ("Parikrama Marg",), ("Near Mansi Ganga",)),
    Place("z3", "281405", "Barsana", "09", ("Sankri Khor road",), ("At the foot of the steps",)),
    Place("z3", "281303", "Gokul", "09", ("Raman Ghat road",), ("By the old peepal",)),
)
_REST_OF_UP = (
    Place("z4", "282002", "Agra", "09", ("Civil Lines",), ("Near the park",)),
    Place("z4", "226010", "Lucknow", "09", ("Gomti Nagar",), ("Opposite the bank",)),
    Place("z4", "221005", "Varanasi", "09", ("Lanka",), ("Near the university gate",)),
)
_AFAR = (
    Place("z5", "110092", "Delhi", "07", ("Preet Vihar",), ("Near the metro station",)),
    Place("z5", "302001", "Jaipur", "08", ("Chaura Rasta",), ("Behind the haveli",)),
    Place("z5", "411004", "Pune", "27", ("Deccan Gymkhana",), ("Near the library",)),
    Place("z5", "380009", "Ahmedabad", "24", ("Navrangpura",), ("Opposite the garden",)),
    Place("z5", "700019", "Kolkata", "19", ("Ballygunge",), ("Near the lake",)),
    Place("z5", "560004", "Bengaluru", "29", ("Basavanagudi",), ("Next to the music hall",)),
)
# Out of forty: 22 of the town, 5 of Mathura, 3 of Braj, 4 of the state, 6 from afar.
_HOMES = (_VRINDAVAN,) * 22 + (_MATHURA,) * 5 + _BRAJ + (*_REST_OF_UP, _REST_OF_UP[0]) + _AFAR


@dataclass(frozen=True)
class CustomerPlan:
    """One customer with one address."""

    index: int
    name_en: str
    name_hi: str
    phone: str
    email: str
    language: str
    address_line: str
    landmark: str
    city: str
    pincode: str
    state_code: str
    zone_id: str


def plan_customers(rng: Random) -> tuple[CustomerPlan, ...]:
    """The forty customers."""
    return tuple(
        _customer(index, name, home, rng) for index, (name, home) in enumerate(zip(_NAMES, _HOMES, strict=True))
    )


def _customer(index: int, name: tuple[str, str], home: Place, rng: Random) -> CustomerPlan:
    return CustomerPlan(
        index=index,
        name_en=name[0],
        name_hi=name[1],
        phone=f"+9198971{index:05d}",
        email=f"{name[0].lower().replace(' ', '.')}@example.com",
        language=rng.choice(("hi", "hi", "en")),
        address_line=f"{rng.randrange(1, 240)}, {rng.choice(home.streets)}",
        landmark=rng.choice(home.landmarks),
        city=home.city,
        pincode=home.pincode,
        state_code=home.state_code,
        zone_id=home.zone_id,
    )
