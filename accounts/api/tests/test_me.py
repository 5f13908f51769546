"""A person's own details and addresses over the API; nobody else's."""

import pytest

from accounts.api.factories import Caller, token_for
from accounts.factories import AddressFactory
from accounts.models import Address
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db

FIELDS = {
    "name": "Asha Gupta",
    "phone": "98123 45678",
    "line1": "12 Loi Bazaar",
    "city": "Vrindavan",
    "state_code": "09",
    "pincode": "281 121",
}


@pytest.fixture
def caller(asha):
    return Caller(token_for(asha, "profile", "address"))


def test_token_tells_whom_it_acts_for(caller, asha):
    assert caller.get("me").json() == {
        "id": asha.public_id,
        "name": "Asha Gupta",
        "email": "asha@example.com",
        "phone": "+919812345678",
        "language": "",
    }


def test_clients_own_token_is_nobody(db):
    answer = Caller(token_for(None, "profile")).get("me")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "person_needed")


def test_address_is_kept_in_its_normal_form(caller):
    kept = caller.post("me/addresses", FIELDS)
    assert kept.status_code == 201
    assert (kept.json()["phone"], kept.json()["pincode"]) == ("+919812345678", "281121")
    assert kept.json()["is_usual"] is True


def test_address_is_corrected_made_usual_and_forgotten(caller, asha):
    AddressFactory(user=asha, is_default=True)
    other = AddressFactory(user=asha)
    path = f"me/addresses/{other.public_id}"
    assert caller.patch(path, {"landmark": "near the ghat"}).json()["landmark"] == "near the ghat"
    assert caller.patch(path, {"is_usual": True}).json()["is_usual"] is True
    assert Address.objects.filter(is_default=True).get() == other
    assert caller.delete(path).status_code == 204
    assert [row["is_usual"] for row in caller.get("me/addresses").json()["data"]] == [True]


@pytest.mark.parametrize(
    ("change", "param"),
    [
        ({"pincode": "0"}, "pincode"),
        ({"state_code": "99"}, "state_code"),
        ({"state_code": "07"}, "pincode"),
        ({"phone": "1"}, "phone"),
        ({"user": "usr_1"}, "user"),
        ({"id": "adr_1"}, "id"),
        ({"is_default": True}, "is_default"),
        ({"name": None}, "name"),
    ],
)
def test_senseless_address_is_refused_and_nothing_kept(caller, change, param):
    answer = caller.post("me/addresses", FIELDS | change)
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, param)
    assert Address.objects.count() == 0


def test_another_persons_address_is_absent_and_stays(caller, chand):
    kept = AddressFactory(user=chand)
    path, traces = f"me/addresses/{kept.public_id}", Event.objects.count()
    assert caller.get(path).status_code == 404
    assert caller.patch(path, {"name": "x"}).status_code == 404
    assert caller.delete(path).status_code == 404
    assert caller.get("me/addresses").json()["data"] == []
    kept.refresh_from_db()
    assert (kept.name, Event.objects.count()) == ("Asha Gupta", traces)


def test_addresses_need_their_own_scope(asha):
    assert Caller(token_for(asha, "profile")).get("me/addresses").status_code == 403


def test_one_and_three_addresses_cost_the_same_queries(caller, asha, django_assert_num_queries):
    AddressFactory(user=asha)
    with django_assert_num_queries(4):
        caller.get("me/addresses")
    AddressFactory.create_batch(2, user=asha)
    with django_assert_num_queries(4):
        assert len(caller.get("me/addresses").json()["data"]) == 3
