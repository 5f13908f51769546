"""A shop registers, is checked, opens, and can be closed; every step leaves its trace."""

from contextlib import contextmanager

import pytest

from accounts.factories import UserFactory
from sellers.factories import MemberFactory, SellerFactory
from sellers.models import Member, Seller
from sellers.services import onboarding, team
from sellers.signals import seller_changed
from sellers.states import EntityType, Role, SellerKind, SellerStatus
from vrinda.kernel.errors import InvalidInput, NotAllowed
from vrinda.kernel.models import AuditEntry, Event
from vrinda.kernel.states import IllegalTransition

pytestmark = pytest.mark.django_db

DETAILS = {
    "name": "Bela Poshak",
    "legal_name": "Bela Devi",
    "kind": SellerKind.REGULAR,
    "entity_type": EntityType.PROPRIETOR,
    "state_code": "09",
    "gstin": "09zzzps9999q2ze",
    "pan": "zzzps9999q",
    "bank_account": "1234 5678 9012",
    "bank_ifsc": "sbin0001234",
    "phone": "98123 45678",
    "email": "Bela@Example.com",
    "address_line": "7 Banke Bihari Gali",
    "locality": "Banke Bihari",
    "city": "Vrindavan",
    "pincode": "281 121",
}


@pytest.fixture
def bela():
    return UserFactory(email="bela@example.com", name="Bela")


@pytest.fixture
def staff():
    return UserFactory(is_staff=True)


@contextmanager
def told():
    heard = []

    def hear(sender, seller, **kwargs):
        heard.append((seller.public_id, str(seller.status)))

    seller_changed.connect(hear)
    yield heard
    seller_changed.disconnect(hear)


def test_registered_shop_is_a_draft_with_its_details_written_one_way(bela):
    seller = onboarding.register_seller(by=bela, **DETAILS)

    stored = Seller.objects.get(pk=seller.pk)
    assert stored.status == "draft"
    assert stored.slug == "bela-poshak"
    assert stored.gstin == "09ZZZPS9999Q2ZE"
    assert stored.pan == "ZZZPS9999Q"
    assert stored.phone == "+919812345678"
    assert stored.email == "bela@example.com"
    assert stored.pincode == "281121"
    assert stored.bank_account == "123456789012"
    assert stored.bank_last4 == "9012"


def test_who_registers_a_shop_owns_it(bela):
    seller = onboarding.register_seller(by=bela, **DETAILS)
    assert Member.across_sellers.get(seller=seller).user == bela
    assert Member.across_sellers.get(seller=seller).role == "owner"


def test_staff_who_register_a_shop_do_not_own_it(staff):
    seller = onboarding.register_seller(by=staff, **DETAILS)
    assert Member.across_sellers.filter(seller=seller).count() == 0


@pytest.mark.parametrize("name", ["status", "gateway_account", "bank_last4", "slug_", "commission_bp", "id"])
def test_a_field_that_is_not_the_applicants_is_refused(bela, name):
    with pytest.raises(InvalidInput):
        onboarding.register_seller(by=bela, **DETAILS, **{name: "approved"})
    assert Seller.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"pan": "ZZZCV9999L", "gstin": ""}, "pan"),
        ({"gstin": "07ZZZCV9999L1ZH"}, "gstin"),
        ({"gstin": "09ZZZHG9999T1Z2"}, "gstin"),
        ({"kind": SellerKind.ENROLLED_UNREGISTERED}, "gstin"),
        ({"name": " "}, "name"),
        ({"email": "bela"}, "email"),
        ({"hours": [["21:00", "09:00"]]}, "hours"),
        ({"hours": [["09:00", "13:00"], ["12:00", "20:00"]]}, "hours"),
        ({"return_window_days": 400}, "return_window_days"),
    ],
)
def test_details_that_contradict_each_other_are_refused(bela, changes, param):
    with pytest.raises(InvalidInput) as refusal:
        onboarding.register_seller(by=bela, **{**DETAILS, **changes})
    assert refusal.value.param == param


def test_unregistered_seller_hands_in_an_enrolment_number_instead_of_a_gstin(bela):
    details = {**DETAILS, "kind": SellerKind.ENROLLED_UNREGISTERED, "gstin": ""}
    seller = onboarding.register_seller(by=bela, **details)

    with pytest.raises(onboarding.PapersMissing) as refusal:
        onboarding.submit(seller=seller, by=bela)
    assert refusal.value.extra == {"missing": ["enrolment_id"]}

    seller = onboarding.change_seller(seller=seller, by=bela, enrolment_id="09AB1234CD")
    assert onboarding.submit(seller=seller, by=bela).status == "submitted"


def test_food_seller_tells_until_when_the_licence_is_valid(bela):
    seller = onboarding.register_seller(by=bela, **DETAILS, fssai="12345678901234")
    with pytest.raises(onboarding.PapersMissing) as refusal:
        onboarding.submit(seller=seller, by=bela)
    assert refusal.value.extra == {"missing": ["fssai_expires_on"]}


def test_the_whole_way_leaves_a_trace_on_tape_and_in_the_audit(bela, staff):
    seller = onboarding.register_seller(by=bela, **DETAILS)
    onboarding.submit(seller=seller, by=bela)
    onboarding.approve(seller=seller, by=staff)
    onboarding.pause(seller=seller, by=bela)
    onboarding.resume(seller=seller, by=bela)
    onboarding.suspend(seller=seller, by=staff, reason="Sold copies")
    onboarding.reinstate(seller=seller, by=staff, reason="Copies destroyed")

    assert list(Event.objects.filter(subject=seller.public_id).order_by("id").values_list("type", "actor")) == [
        ("seller.registered", bela.public_id),
        ("member.added", "registration"),
        ("seller.submitted", bela.public_id),
        ("seller.approved", staff.public_id),
        ("seller.paused", bela.public_id),
        ("seller.resumed", bela.public_id),
        ("seller.suspended", staff.public_id),
        ("seller.reinstated", staff.public_id),
    ]
    by_staff = AuditEntry.objects.filter(actor=staff.public_id).order_by("id")
    assert list(by_staff.values_list("action", "before", "after", "reason")) == [
        ("seller.approved", {"status": "submitted"}, {"status": "approved"}, ""),
        ("seller.suspended", {"status": "approved"}, {"status": "suspended"}, "Sold copies"),
        ("seller.reinstated", {"status": "suspended"}, {"status": "approved"}, "Copies destroyed"),
    ]


def test_every_change_of_status_is_told_to_the_rooms_above(staff):
    seller = SellerFactory()
    with told() as heard:
        onboarding.suspend(seller=seller, by=staff, reason="Sold copies")
    assert heard == [(seller.public_id, "suspended")]


def test_suspension_needs_a_reason(staff):
    seller = SellerFactory()
    with pytest.raises(InvalidInput):
        onboarding.suspend(seller=seller, by=staff, reason="  ")
    seller.refresh_from_db()
    assert seller.status == "approved"


@pytest.mark.parametrize("power", [onboarding.approve, onboarding.link_gateway_account])
def test_owner_cannot_use_the_staffs_powers(power, bela):
    seller = SellerFactory(status=SellerStatus.SUBMITTED)
    MemberFactory(seller=seller, user=bela)
    details = {"account": "acc_1"} if power is onboarding.link_gateway_account else {}
    with pytest.raises(NotAllowed):
        power(seller=seller, by=bela, **details)
    seller.refresh_from_db()
    assert (seller.status, seller.gateway_account) == ("submitted", "")


def test_owner_cannot_reinstate_or_resume_a_suspended_shop(bela):
    seller = SellerFactory(status=SellerStatus.SUSPENDED)
    MemberFactory(seller=seller, user=bela)
    with pytest.raises(NotAllowed):
        onboarding.reinstate(seller=seller, by=bela, reason="please")
    with pytest.raises(IllegalTransition):
        onboarding.resume(seller=seller, by=bela)


def test_draft_cannot_be_approved(staff):
    seller = SellerFactory(status=SellerStatus.DRAFT)
    with pytest.raises(IllegalTransition):
        onboarding.approve(seller=seller, by=staff)


def test_owner_cannot_change_the_bank_account_after_papers_were_handed_in(bela):
    seller = SellerFactory()
    MemberFactory(seller=seller, user=bela)
    with pytest.raises(NotAllowed):
        onboarding.change_seller(seller=seller, by=bela, bank_account="999999999999", about="new")
    seller.refresh_from_db()
    assert (seller.bank_last4, seller.about) == ("9012", "")


def test_staff_change_of_the_bank_account_is_audited_by_its_last_digits(staff):
    seller = SellerFactory()
    onboarding.change_seller(seller=seller, by=staff, bank_account="999999999999")
    entry = AuditEntry.objects.get(action="seller.change")
    assert (entry.before, entry.after) == ({"bank_account": "…9012"}, {"bank_account": "…9999"})
    seller.refresh_from_db()
    assert seller.bank_last4 == "9999"


def test_change_that_changes_nothing_leaves_no_trace(bela):
    seller = SellerFactory(about="Since 1902")
    onboarding.change_seller(seller=seller, by=bela, about=" Since 1902 ")
    assert Event.objects.count() == 0


def test_secrets_never_reach_the_tape(bela):
    onboarding.register_seller(by=bela, **DETAILS)
    assert "123456789012" not in str(list(Event.objects.values_list("payload", flat=True)))
    assert "ZZZPS9999Q" not in str(list(Event.objects.values_list("payload", flat=True)))


def test_manager_cannot_become_owner(bela):
    seller = SellerFactory()
    manager = MemberFactory(seller=seller, role=Role.MANAGER).user
    with pytest.raises(NotAllowed):
        team.add_member(seller=seller, user=manager, role=Role.OWNER, by=manager)
    assert Member.across_sellers.get(user=manager).role == "manager"


def test_owner_of_another_shop_cannot_join_this_one():
    bela_shop = SellerFactory()
    chand = MemberFactory().user
    with pytest.raises(NotAllowed):
        team.add_member(seller=bela_shop, user=chand, role=Role.OWNER, by=chand)
    assert Member.across_sellers.filter(seller=bela_shop).count() == 0


def test_the_last_owner_cannot_leave_or_step_down(bela):
    seller = MemberFactory(user=bela).seller
    with pytest.raises(team.LastOwner):
        team.remove_member(seller=seller, user=bela, by=bela)
    with pytest.raises(team.LastOwner):
        team.add_member(seller=seller, user=bela, role=Role.VIEWER, by=bela)
    assert Member.across_sellers.get(seller=seller).role == "owner"


def test_removed_member_is_gone_and_the_deed_is_kept(bela):
    seller = MemberFactory(user=bela).seller
    packer = MemberFactory(seller=seller, role=Role.PACKER).user
    team.remove_member(seller=seller, user=packer, by=bela)
    assert Member.across_sellers.filter(user=packer).count() == 0
    entry = AuditEntry.objects.get(action="member.removed")
    assert entry.before == {"user": packer.public_id, "role": "packer"}


def test_shop_whose_pin_code_lies_in_another_state_is_refused(bela):
    with pytest.raises(InvalidInput, match="PIN code 110006 belongs to Delhi") as refusal:
        onboarding.register_seller(by=bela, **DETAILS | {"pincode": "110006"})
    assert refusal.value.param == "pincode"
    assert Seller.objects.count() == 0
