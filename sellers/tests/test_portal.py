"""Who gets into the portal, as what, and what the rival finds there."""

import pytest
from django.http import HttpResponse
from django.urls import reverse

from accounts.factories import UserFactory
from catalog.factories import ProductFactory
from sellers.factories import MemberFactory, OfferFactory, SellerFactory
from sellers.models import Member, Offer, Seller
from sellers.portal.access import portal_view
from sellers.portal.menu import menu_for
from sellers.services import onboarding, team
from sellers.states import Role, SellerStatus
from vrinda.kernel.models import AuditEntry, Event
from vrinda.kernel.tenancy import scope

pytestmark = pytest.mark.django_db

TODAY = "/portal/"
SHOP = "/portal/shop/"
TEAM = "/portal/team/"


def signed_in(client, seller, role=Role.OWNER):
    user = MemberFactory(seller=seller, role=role).user
    client.force_login(user)
    return user


def profile(**changes):
    form = {"about": "Since 1902", "phone": "98123 45678", "return_window_days": "7", "accepts_cod": "on"}
    return {**form, **changes}


def test_stranger_is_sent_to_sign_in(client):
    response = client.get(TODAY)
    assert (response.status_code, response.url) == (302, "/accounts/login/?next=/portal/")


def test_buyer_without_a_shop_finds_no_portal(client, asha):
    client.force_login(asha)
    assert client.get(TODAY).status_code == 404
    assert client.get("/portal/choose/").status_code == 200


def test_owner_sees_the_day_of_the_one_shop(client, bela, bela_shop):
    client.force_login(bela)
    response = client.get(TODAY)
    assert response.status_code == 200
    assert "Radhe Radhe, Bela Poshak" in response.content.decode()


def test_portal_pages_are_kept_by_no_cache(client, bela):
    client.force_login(bela)
    assert "no-store" in client.get(TODAY)["Cache-Control"]
    assert "private" in client.get(TODAY)["Cache-Control"]


def test_person_of_two_shops_chooses_one_and_works_there(client, bela, bela_shop):
    second = SellerFactory(name="Bela Sweets")
    MemberFactory(seller=second, user=bela, role=Role.VIEWER)
    client.force_login(bela)

    assert client.get(TODAY).url == "/portal/choose/"
    assert client.post("/portal/choose/", {"seller": second.public_id}).url == "/portal/"
    assert "Bela Sweets" in client.get(TODAY).content.decode()


def test_person_of_one_shop_need_not_choose(client, bela, bela_shop):
    client.force_login(bela)
    assert client.get("/portal/choose/").url == "/portal/"


def test_rival_cannot_choose_belas_shop(client, chand, bela_shop):
    client.force_login(chand)
    assert client.post("/portal/choose/", {"seller": bela_shop.public_id}).status_code == 404
    assert "Chand Vastra" in client.get(TODAY).content.decode()


def test_shop_in_a_stolen_session_value_is_checked_on_each_request(client, chand, bela_shop):
    client.force_login(chand)
    session = client.session
    session["portal_seller"] = bela_shop.public_id
    session.save()
    assert "Chand Vastra" in client.get(TODAY).content.decode()


@pytest.mark.parametrize("name", ["seller", "seller_id", "portal_seller"])
def test_no_parameter_names_the_shop(client, chand, bela_shop, name):
    client.force_login(chand)
    page = client.get(TODAY, {name: bela_shop.public_id}, headers={"X-Seller": bela_shop.public_id})
    assert "Chand Vastra" in page.content.decode()
    assert "Bela Poshak" not in page.content.decode()


def test_removed_member_is_out_at_the_next_request(client, bela, bela_shop):
    packer = signed_in(client, bela_shop, Role.PACKER)
    assert client.get(TODAY).status_code == 200
    team.remove_member(seller=bela_shop, user=packer, by=bela)
    assert client.get(TODAY).status_code == 404


def test_lowered_role_counts_at_the_next_request(client, bela, bela_shop):
    manager = signed_in(client, bela_shop, Role.MANAGER)
    team.add_member(seller=bela_shop, user=manager, role=Role.PACKER, by=bela)
    assert client.post(SHOP, profile()).status_code == 403


def test_owner_changes_the_profile(client, bela, bela_shop):
    client.force_login(bela)
    response = client.post(
        SHOP, profile(opens="08:00", closes="13:00", opens_again="16:00", closes_again="21:00", return_window_days="10")
    )
    assert response.status_code == 302
    bela_shop.refresh_from_db()
    assert bela_shop.about == "Since 1902"
    assert bela_shop.phone == "+919812345678"
    assert bela_shop.hours == [["08:00", "13:00"], ["16:00", "21:00"]]
    assert bela_shop.return_window_days == 10


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("phone", "12345", "Give a phone number"),
        ("opens", "09:00", "Write opening hours"),
        ("return_window_days", "999", "less than or equal to 60"),
    ],
)
def test_refused_profile_stays_on_the_page_with_its_reason(client, bela, bela_shop, field, value, says):
    client.force_login(bela)
    response = client.post(SHOP, profile(**{field: value}))
    assert response.status_code == 200
    assert says in response.content.decode()
    bela_shop.refresh_from_db()
    assert bela_shop.about == ""


def test_hidden_fields_of_the_profile_form_are_ignored(client, bela, bela_shop):
    client.force_login(bela)
    client.post(
        SHOP,
        profile(status="suspended", gstin="", bank_account="999999999999", kind="composition", gateway_account="acc_x"),
    )
    bela_shop.refresh_from_db()
    assert (bela_shop.status, bela_shop.kind, bela_shop.bank_last4, bela_shop.gateway_account) == (
        "approved",
        "regular",
        "9012",
        "",
    )
    assert bela_shop.gstin != ""


@pytest.mark.parametrize("role", [Role.PACKER, Role.VIEWER])
@pytest.mark.parametrize("address", [SHOP, "/portal/shop/pause/", "/portal/shop/resume/"])
def test_packer_and_viewer_change_nothing_of_the_shop(client, bela_shop, role, address):
    signed_in(client, bela_shop, role)
    before = Event.objects.count()
    assert client.post(address, profile()).status_code == 403
    bela_shop.refresh_from_db()
    assert (bela_shop.about, bela_shop.status) == ("", "approved")
    assert Event.objects.count() == before


@pytest.mark.parametrize("role", [Role.PACKER, Role.VIEWER])
def test_team_is_for_those_who_run_the_shop(client, bela_shop, role):
    signed_in(client, bela_shop, role)
    assert client.get(TEAM).status_code == 403


def test_team_page_names_this_shops_people_only(client, bela, bela_shop, chand):
    client.force_login(bela)
    page = client.get(TEAM).content.decode()
    assert "Bela Sharma" in page
    assert "Chand Verma" not in page


def test_owner_pauses_and_opens_the_shop(client, bela, bela_shop):
    client.force_login(bela)
    client.post("/portal/shop/pause/")
    assert Seller.objects.get(pk=bela_shop.pk).status == "paused"
    client.post("/portal/shop/resume/")
    assert Seller.objects.get(pk=bela_shop.pk).status == "approved"


def test_owner_of_a_suspended_shop_reads_why_and_cannot_open_it(client, bela, bela_shop):
    Seller.objects.filter(pk=bela_shop.pk).update(status=SellerStatus.SUSPENDED, status_reason="Sold copies")
    client.force_login(bela)
    assert "Sold copies" in client.get(TODAY).content.decode()
    assert client.post("/portal/shop/resume/").status_code == 409
    assert Seller.objects.get(pk=bela_shop.pk).status == "suspended"


def test_viewer_posting_to_a_view_open_to_all_roles_is_refused(rf, bela_shop):
    @portal_view()
    def anything(request):
        return HttpResponse("done")

    request = rf.post("/portal/anything/")
    request.user, request.session = MemberFactory(seller=bela_shop, role=Role.VIEWER).user, {}
    with pytest.raises(onboarding.NotAllowed):
        anything(request)


def test_view_runs_inside_its_sellers_scope(rf, bela, bela_shop, chand_shop):
    mine = OfferFactory(product=ProductFactory(), partner=bela_shop)
    OfferFactory(product=ProductFactory(), partner=chand_shop)

    @portal_view()
    def offers(request):
        return HttpResponse(",".join(Offer.objects.values_list("public_id", flat=True)))

    request = rf.get("/portal/anything/")
    request.user, request.session = bela, {}
    assert offers(request).content.decode() == mine.public_id


def test_menu_shows_a_role_what_it_may_open(bela_shop):
    with scope(seller=bela_shop):
        menu = menu_for(seller=bela_shop, role=Role.PACKER, path="/portal/products/new/")
    labels = [str(item.label) for item in menu]
    assert labels[:3] == ["Today", "Orders", "Products"]
    assert "Team" not in labels


def test_menu_marks_the_deepest_place(bela_shop):
    with scope(seller=bela_shop):
        menu = menu_for(seller=bela_shop, role=Role.OWNER, path="/portal/products/new/")
    assert [str(item.label) for item in menu if item.is_current] == ["Products"]


def test_every_portal_page_of_a_viewer_opens_in_hindi_too(client, bela_shop):
    signed_in(client, bela_shop, Role.VIEWER)
    assert client.get("/hi/portal/").status_code == 200
    assert client.get("/hi/portal/shop/").status_code == 200
    assert client.get("/hi/portal/products/").status_code == 200


def test_inactive_person_is_out(client, bela, bela_shop):
    client.force_login(bela)
    bela.is_active = False
    bela.save()
    assert client.get(TODAY).status_code == 302


def test_rival_leaves_no_trace_in_belas_shop(client, chand, bela_shop):
    client.force_login(chand)
    before = (Event.objects.count(), AuditEntry.objects.count(), Member.across_sellers.count())
    client.post("/portal/choose/", {"seller": bela_shop.public_id})
    client.get(reverse("portal:team"))
    assert (Event.objects.count(), AuditEntry.objects.count(), Member.across_sellers.count()) == before


def test_staff_without_membership_find_no_portal(client):
    client.force_login(UserFactory(is_staff=True))
    assert client.get(TODAY).status_code == 404


def test_team_costs_the_same_for_one_member_and_for_three(client, bela, bela_shop, django_assert_num_queries):
    client.force_login(bela)
    with django_assert_num_queries(5):
        client.get("/portal/team/")
    MemberFactory.create_batch(2, seller=bela_shop, role=Role.PACKER)
    with django_assert_num_queries(5):
        client.get("/portal/team/")
