"""Someone who wants to sell hands in papers; what only the market decides cannot be typed in."""

import pytest

from sellers.models import Member, Seller
from sellers.services import onboarding
from vrinda.kernel.models import Event

pytestmark = pytest.mark.django_db

APPLY = "/sell/apply/"


def papers(**changes):
    form = {
        "name": "Asha Mala Bhandar",
        "phone": "98123 45678",
        "email": "asha@example.com",
        "address_line": "3 Loi Bazaar",
        "locality": "Loi Bazaar",
        "city": "Vrindavan",
        "pincode": "281121",
        "state_code": "09",
        "legal_name": "Asha Gupta",
        "entity_type": "proprietor",
        "kind": "regular",
        "pan": "ZZZPS9999Q",
        "gstin": "09ZZZPS9999Q2ZE",
        "bank_account": "123456789012",
        "bank_account_again": "123456789012",
        "bank_ifsc": "SBIN0001234",
    }
    return {**form, **changes}


def test_anyone_reads_what_selling_means(client):
    assert client.get("/sell/").status_code == 200
    assert client.get("/hi/sell/").status_code == 200


def test_stranger_signs_in_before_applying(client):
    assert client.get(APPLY).url == "/accounts/login/?next=/sell/apply/"


def test_applicant_owns_a_submitted_shop_and_enters_its_portal(client, asha):
    client.force_login(asha)
    response = client.post(APPLY, papers(), follow=True)

    seller = Seller.objects.get()
    assert (seller.status, seller.slug) == ("submitted", "asha-mala-bhandar")
    assert Member.across_sellers.get(seller=seller).user == asha
    assert response.redirect_chain == [("/portal/", 302)]
    assert "Submitted" in response.content.decode()


def test_status_and_rates_typed_into_the_form_are_ignored(client, asha):
    client.force_login(asha)
    client.post(
        APPLY, papers(status="approved", gateway_account="acc_x", slug="admin", is_staff="on", commission_bp="0")
    )
    seller = Seller.objects.get()
    assert (seller.status, seller.gateway_account, seller.slug) == ("submitted", "", "asha-mala-bhandar")
    asha.refresh_from_db()
    assert asha.is_staff is False


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"gstin": "09ZZZPS9999Q2ZF"}, "typing mistake"),
        ({"gstin": ""}, "Still missing: GSTIN"),
        ({"bank_account_again": "123456789013"}, "two account numbers differ"),
        ({"entity_type": "pvt_ltd"}, "another kind of business"),
        ({"kind": "enrolled_unregistered"}, "choose regular or composition"),
        ({"pincode": "28112"}, "six digits"),
    ],
)
def test_refused_papers_stay_on_the_page_and_leave_nothing(client, asha, changes, says):
    client.force_login(asha)
    response = client.post(APPLY, papers(**changes))
    assert response.status_code == 200
    assert says in response.content.decode()
    assert (Seller.objects.count(), Event.objects.count()) == (0, 0)


def test_fourth_open_application_is_refused(client, asha):
    client.force_login(asha)
    for name in ("One", "Two", "Three"):
        client.post(APPLY, papers(name=name))
    response = client.post(APPLY, papers(name="Four"))
    assert "Let those be decided first" in response.content.decode()
    assert Seller.objects.count() == 3


def test_papers_sent_back_are_corrected_and_handed_in_again(client, asha):
    client.force_login(asha)
    client.post(APPLY, papers())
    onboarding.send_back(seller=Seller.objects.get(), by="desk", reason="The PIN code is another town's")
    page = client.get("/portal/shop/papers/").content.decode()
    assert "The PIN code is another town" in page
    assert "ZZZPS9999Q" not in page.replace("09ZZZPS9999Q2ZE", "")
    assert "123456789012" not in page

    client.post("/portal/shop/papers/", papers(pincode="281003"))
    seller = Seller.objects.get()
    assert (seller.status, seller.pincode, seller.status_reason) == ("submitted", "281003", "")


def test_papers_of_an_open_shop_are_closed(client, bela, bela_shop):
    client.force_login(bela)
    assert client.get("/portal/shop/papers/").url == "/portal/shop/"
    client.post("/portal/shop/papers/", papers(bank_account="999999999999", bank_account_again="999999999999"))
    bela_shop.refresh_from_db()
    assert bela_shop.bank_last4 == "9012"
