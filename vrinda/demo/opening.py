"""The people and shops of the demo market, brought in through the services."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import Address, User
from accounts.services import add_address
from sellers.models import Seller
from sellers.services.onboarding import approve, change_seller, link_gateway_account, pause, register_seller, submit
from sellers.services.signs import change_logo
from sellers.services.team import add_member
from sellers.states import Role, SellerStatus
from vrinda.demo.people import CustomerPlan
from vrinda.demo.shops import SellerPlan
from vrinda.demo.taxonomy import categories
from vrinda.kernel import clock

STAFF_EMAIL = "staff@example.com"
_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_HOLIDAY = timedelta(days=12)
_HELPERS = ((Role.MANAGER, "manager", 3), (Role.PACKER, "packer", 4))
_CATEGORY_NAMES = {category.id: (category.name_en, category.name_hi) for category in categories()}


def staff_member() -> User:
    """The person who reviews shops and goods, pays in cash and confirms bank payouts."""
    known = User.objects.filter(email=STAFF_EMAIL).first()
    return known or _person(STAFF_EMAIL, "Vrinda Staff", is_staff=True, is_superuser=True)


def _person(email: str, name: str, **fields: object) -> User:
    """A person with proven address and number and, until a login is made, no password."""
    user = User.objects.create_user(email, None, name=name, phone_verified="phone" in fields, **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


@transaction.atomic
def welcome_customer(plan: CustomerPlan) -> User:
    """A customer with an address; the same person when they are here already."""
    known = User.objects.filter(email=plan.email).first()
    if known:
        return known
    user = _person(plan.email, plan.name_en, phone=plan.phone, language=plan.language)
    add_address(
        user=user,
        by=user,
        name=plan.name_en,
        phone=plan.phone,
        line1=plan.address_line,
        landmark=plan.landmark,
        city=plan.city,
        state_code=plan.state_code,
        pincode=plan.pincode,
    )
    return user


def usual_address(user: User) -> Address:
    """Where a customer's orders go."""
    return Address.objects.get(user=user, is_default=True)


@transaction.atomic
def open_shop(plan: SellerPlan, *, staff: User, seed: int, is_applicant: bool = False) -> Seller:
    """A shop that went the whole way from registration to approval; an applicant stops before the last step."""
    known = Seller.objects.filter(slug=plan.slug).first()
    if known:
        return known
    owner = _person(plan.email, plan.owner_name, phone=plan.phone, language="hi")
    seller = register_seller(by=owner, **_details(plan))
    seller = submit(seller=seller, by=owner)
    if is_applicant:
        return seller
    seller = approve(seller=seller, by=staff)
    rng = Random(f"{seed}-{plan.slug}")
    return link_gateway_account(seller=seller, account="acc_" + "".join(rng.choices(_BASE62, k=14)), by=staff)


def _details(plan: SellerPlan) -> dict[str, object]:
    english, hindi = _CATEGORY_NAMES[plan.main_category_id]
    return {
        "slug": plan.slug,
        "name": plan.name_en,
        "name_hi": plan.name_hi,
        "legal_name": plan.legal_name,
        "about": f"{english} from {plan.locality}, {plan.city}.",
        "about_hi": f"{plan.name_hi}: {hindi}।",
        "kind": plan.kind,
        "entity_type": plan.entity_type,
        "state_code": plan.state_code,
        "gstin": plan.gstin,
        "enrolment_id": plan.gst_enrolment_id,
        "pan": plan.pan,
        "fssai": plan.fssai,
        "fssai_expires_on": plan.fssai_expires_on,
        "bank_account": plan.bank_account,
        "bank_ifsc": plan.ifsc,
        "phone": plan.phone,
        "email": plan.email,
        "address_line": plan.address_line,
        "locality": plan.locality,
        "city": plan.city,
        "pincode": plan.pincode,
        "hours": [list(span) for span in plan.hours],
        "accepts_cod": plan.cod,
        "ships_by_courier": "courier" in plan.fulfilment,
    }


def owner_of(seller: Seller) -> User:
    """The person who registered the shop."""
    return User.objects.get(memberships__seller=seller, memberships__role=Role.OWNER)


def staff_the_shops(sellers: Sequence[Seller], plans: Sequence[SellerPlan]) -> None:
    """Give shops a manager and a packer each."""
    for seller, plan in zip(sellers, plans, strict=True):
        for role, word, digit in _HELPERS:
            email = f"{word}.{plan.email}"
            user = User.objects.filter(email=email).first() or _person(
                email, f"{plan.name_en} {word}", phone=f"+9198970{digit}{plan.index:04d}"
            )
            add_member(seller=seller, user=user, role=role, by=owner_of(seller))


def hang_sign(seller: Seller, *, picture: str, by: User) -> None:
    """Show the shop's picture."""
    if not seller.logo:
        change_logo(seller=seller, picture=picture, by=by)


def close_for_a_while(seller: Seller, *, is_holiday: bool) -> None:
    """Pause a shop at its owner's wish, or close it until a day."""
    if Seller.objects.get(pk=seller.pk).status != SellerStatus.APPROVED:
        return
    if is_holiday:
        change_seller(seller=seller, by=owner_of(seller), closed_until=clock.today() + _HOLIDAY)
    else:
        pause(seller=seller, by=owner_of(seller), reason="Family wedding; back in two weeks.")
