"""A person's addresses: kept in one form, exactly one usual, and nobody else's business."""

import pytest

from accounts import services
from accounts.factories import AddressFactory, UserFactory
from accounts.models import Address
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db

LIST = "/account/addresses/"
ADD = "/account/addresses/add/"


def typed(**changes):
    form = {
        "name": "Asha Gupta",
        "phone": "98123 45678",
        "line1": "12  Loi Bazaar",
        "pincode": "२८१ १२१",
        "city": "Vrindavan",
        "state_code": "09",
    }
    return {**form, **changes}


def usual_of(user):
    return list(Address.objects.filter(user=user, is_default=True).values_list("line1", flat=True))


def test_address_is_kept_in_one_form_and_the_first_is_the_usual_one(client, asha):
    client.force_login(asha)
    assert client.post(ADD, typed()).status_code == 302
    kept = Address.objects.get()
    assert (kept.user, kept.phone, kept.line1, kept.pincode) == (asha, "+919812345678", "12 Loi Bazaar", "281121")
    assert kept.is_default is True
    assert "12 Loi Bazaar" in client.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"pincode": "081121"}, "six digits"),
        ({"state_code": "07"}, "PIN code 281121 belongs to Uttar Pradesh"),
        ({"phone": "12"}, "Give a phone number"),
        ({"state_code": "25"}, "Select a valid choice"),
        ({"line1": ""}, "required"),
        ({"line1": "x" * 300}, "at most 200"),
    ],
)
def test_refused_address_stays_on_the_page_with_its_reason(client, asha, changes, says):
    client.force_login(asha)
    response = client.post(ADD, typed(**changes))
    assert response.status_code == 200
    assert says in response.content.decode()
    assert Address.objects.count() == 0


def test_fields_that_are_not_the_persons_are_ignored(client, asha, chand):
    client.force_login(asha)
    client.post(ADD, typed(user=chand.pk, public_id="adr_mine", is_default=""))
    kept = Address.objects.get()
    assert kept.user == asha
    assert kept.public_id != "adr_mine"


def test_exactly_one_address_is_usual(asha):
    first = services.add_address(user=asha, by=asha, **typed(line1="One"))
    second = services.add_address(user=asha, by=asha, **typed(line1="Two"))
    assert usual_of(asha) == ["One"]
    services.make_usual(address=second, by=asha)
    assert usual_of(asha) == ["Two"]
    services.add_address(user=asha, by=asha, is_usual=True, **typed(line1="Three"))
    assert usual_of(asha) == ["Three"]
    services.remove_address(address=Address.objects.get(line1="Three"), by=asha)
    assert usual_of(asha) == ["Two"]
    services.remove_address(address=first, by=asha)
    services.remove_address(address=second, by=asha)
    assert usual_of(asha) == []


def test_address_is_corrected_and_the_deed_taped_without_its_words(asha):
    kept = AddressFactory(user=asha)
    services.change_address(address=kept, by=asha, line1="14 Loi Bazaar")
    kept.refresh_from_db()
    assert kept.line1 == "14 Loi Bazaar"
    assert "Loi" not in str(Event.objects.get(type="address.changed").payload)


def test_unknown_field_is_refused(asha):
    with pytest.raises(InvalidInput):
        services.add_address(user=asha, by=asha, **typed(), is_staff="yes")


def test_twenty_first_address_is_refused(asha):
    AddressFactory.create_batch(20, user=asha)
    with pytest.raises(services.TooManyAddresses):
        services.add_address(user=asha, by=asha, **typed())


def test_chand_gets_404_on_ashas_address_and_leaves_no_trace(client, asha, chand):
    kept = AddressFactory(user=asha, line1="12 Loi Bazaar")
    client.force_login(chand)
    own = f"/account/addresses/{kept.public_id}/"
    answers = [
        client.get(own).status_code,
        client.post(own, typed(line1="Stolen")).status_code,
        client.post(f"{own}usual/").status_code,
        client.post(f"{own}remove/").status_code,
    ]
    assert answers == [404, 404, 404, 404]
    kept.refresh_from_db()
    assert (kept.line1, kept.is_default) == ("12 Loi Bazaar", False)
    assert Event.objects.count() == 0
    assert "Loi Bazaar" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("path", ["", "profile/", "addresses/", "addresses/add/"])
def test_stranger_is_sent_to_sign_in(client, path):
    assert client.get(f"/account/{path}").url == f"/accounts/login/?next=/account/{path}"


@pytest.mark.parametrize("suffix", ["x.css", "addresses/;.js", "addresses/%0a.png"])
def test_personal_page_has_no_cacheable_twin(client, asha, suffix):
    client.force_login(asha)
    assert client.get(f"/account/{suffix}", follow=True).status_code == 404


def test_list_costs_the_same_with_one_address_and_three(client, asha, django_assert_num_queries):
    AddressFactory(user=asha)
    client.force_login(asha)
    with django_assert_num_queries(3):
        client.get(LIST)
    AddressFactory.create_batch(2, user=asha)
    with django_assert_num_queries(3):
        client.get(LIST)


def test_profile_keeps_name_and_language_and_nothing_else(client, asha):
    client.force_login(asha)
    response = client.post("/account/profile/", {"name": " Asha  Devi ", "language": "hi", "is_staff": "on"})
    assert response.url == "/hi/account/profile/"
    asha.refresh_from_db()
    assert (asha.name, asha.language, asha.is_staff) == ("Asha Devi", "hi", False)


def test_language_outside_the_list_is_refused(asha):
    with pytest.raises(InvalidInput):
        services.change_profile(user=asha, by=asha, name="Asha", language="xx")


def test_changing_ones_profile_touches_nobody_else(asha):
    other = UserFactory(name="Chand")
    services.change_profile(user=asha, by=asha, name="Asha", language="en")
    other.refresh_from_db()
    assert (other.name, other.language) == ("Chand", "")


def test_list_costs_the_same_for_one_address_and_for_three(client, asha, django_assert_num_queries):
    client.force_login(asha)
    AddressFactory(user=asha)
    with django_assert_num_queries(3):
        client.get(LIST)
    AddressFactory.create_batch(2, user=asha)
    with django_assert_num_queries(3):
        client.get(LIST)
