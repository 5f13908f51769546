"""Papers of law: which paper, which number, in which year; without gaps, and never edited."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from orders.factories import accepted, delivered, part_of, pay, place, sent
from orders.models import Document, DocumentSeries
from orders.queries.positions import position_of
from orders.services.documents import financial_year, issue_invoice
from orders.services.fulfilment import ship
from orders.services.reductions import return_lines
from orders.states import DocumentKind
from orders.tests.racing import at_once, kinds_of
from sellers.models import Offer, Seller
from sellers.states import SellerKind
from vrinda.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db

LAST_SECOND = datetime(2027, 3, 31, 18, 29, 59, tzinfo=UTC)  # 23:59:59 on 31 March in India
FIRST_SECOND = datetime(2027, 3, 31, 18, 30, tzinfo=UTC)  # midnight, 1 April in India


def paid(*wanted):
    order = place(list(wanted))
    pay(order)
    return order


def numbers_of(seller):
    return list(Document.objects.filter(seller=seller).order_by("pk").values_list("number", flat=True))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 4, 1), "2627"),
        (date(2027, 3, 31), "2627"),
        (date(2027, 4, 1), "2728"),
        (date(2099, 12, 31), "9900"),
        (date(2100, 1, 1), "9900"),
    ],
)
def test_a_financial_year_runs_from_april_to_march(day, year):
    assert financial_year(day) == year


def test_numbers_begin_anew_at_midnight_in_india_on_the_first_of_april(bell, bela_shop):
    sent(paid((bell, 1)), bela_shop, now=LAST_SECOND)
    sent(paid((bell, 1)), bela_shop, now=FIRST_SECOND)
    assert numbers_of(bela_shop) == ["BEL2627/000001", "BEL2728/000001"]
    assert numbers_of(None) == ["VRN2627/000001", "VRN2728/000001"]


def test_each_seller_counts_for_itself(bell, lamp, bela_shop, chand_shop):
    order = paid((bell, 1), (lamp, 1))
    sent(order, bela_shop, now=FIRST_SECOND)
    sent(order, chand_shop, now=FIRST_SECOND)
    sent(paid((bell, 1)), bela_shop, now=FIRST_SECOND)
    assert numbers_of(bela_shop) == ["BEL2728/000001", "BEL2728/000002"]
    assert numbers_of(chand_shop) == ["CHA2728/000001"]


def test_credit_notes_are_a_run_of_their_own(bell, bela_shop):
    part = delivered(paid((bell, 2)), bela_shop, now=FIRST_SECOND)
    line = part.lines.get()
    return_lines(seller_order=part, pieces={line.public_id: 1}, reason="", by="asha", now=FIRST_SECOND)
    return_lines(seller_order=part, pieces={line.public_id: 1}, reason="", by="asha", now=FIRST_SECOND)
    assert numbers_of(bela_shop) == ["BEL2728/000001", "BEL2728C/000001", "BEL2728C/000002"]


@pytest.mark.parametrize(("slug", "code"), [("a", "AXX"), ("108-bhog", "BHO"), ("x1", "XXX"), ("very-long", "VER")])
def test_a_number_has_at_most_16_of_the_signs_the_law_allows(slug, code, bell, bela_shop):
    Seller.objects.filter(pk=bela_shop.pk).update(slug=slug)
    order = paid((bell, 2))
    DocumentSeries.objects.create(seller=bela_shop, prefix=f"{code}2728C", last_number=999_998)
    part = delivered(order, bela_shop, now=FIRST_SECOND)
    return_lines(seller_order=part, pieces={part.lines.get().public_id: 1}, reason="", by="asha", now=FIRST_SECOND)
    note = Document.objects.get(kind=DocumentKind.CREDIT_NOTE)
    assert note.number == f"{code}2728C/999999"
    assert len(note.number) <= 16
    assert set(note.number) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-")


def issue_and_fail(part):
    with transaction.atomic():
        lines = list(part.lines.all())
        issue_invoice(seller_order=part, lines=lines, position=position_of(part, lines), now=FIRST_SECOND)
        ship(seller_order=part, tracking="", by="bela", now=FIRST_SECOND)


def test_a_number_that_was_not_used_is_given_again(bell, bela_shop):
    part = accepted(paid((bell, 1)), bela_shop)
    with pytest.raises(InvalidInput):
        issue_and_fail(part)
    ship(seller_order=part, tracking="Rider Mohan", by="bela", now=FIRST_SECOND)
    assert numbers_of(bela_shop) == ["BEL2728/000001"]


@pytest.mark.parametrize(
    ("kind", "paper"),
    [
        (SellerKind.REGULAR, DocumentKind.TAX_INVOICE),
        (SellerKind.COMPOSITION, DocumentKind.BILL_OF_SUPPLY),
        (SellerKind.ENROLLED_UNREGISTERED, DocumentKind.PLAIN_BILL),
    ],
)
def test_the_sellers_kind_decides_the_paper(kind, paper, bell, bela_shop):
    Seller.objects.filter(pk=bela_shop.pk).update(kind=kind)
    sent(paid((bell, 1)), bela_shop)
    assert Document.objects.get(seller=bela_shop).kind == paper


def test_goods_without_tax_have_a_bill_of_supply(bell, bela_shop):
    type(bell.product.tax_rate).objects.filter(pk=bell.product.tax_rate_id).update(rate_bp=0)
    sent(paid((bell, 1)), bela_shop)
    bill = Document.objects.get(seller=bela_shop)
    assert (bill.kind, bill.taxable_paise, bill.cgst_paise) == (DocumentKind.BILL_OF_SUPPLY, 10000, 0)


def test_a_paper_names_its_parties_and_what_was_sent(bell, bela_shop):
    sent(paid((bell, 2)), bela_shop)
    body = Document.objects.get(seller=bela_shop).body
    assert body["supplier"]["name"] == "Bela Poshak Proprietor"
    assert body["supplier"]["gstin"] == bela_shop.gstin
    assert body["recipient"]["name"] == "Asha Gupta"
    assert body["place_of_supply"] == "09"
    assert body["lines"] == [
        {
            "title": "Brass bell",
            "hsn": "99010000",
            "quantity": 2,
            "step_g": 0,
            "unit_price_paise": 10000,
            "rate_bp": 500,
        }
    ]


def test_the_total_is_value_and_tax(bell, bela_shop):
    sent(paid((bell, 3)), bela_shop)
    paper = Document.objects.get(seller=bela_shop)
    parts = (paper.taxable_paise, paper.cgst_paise, paper.sgst_paise, paper.igst_paise, paper.total_paise)
    assert parts == (28572, 714, 714, 0, 30000)


def test_a_paper_is_never_edited(bell, bela_shop):
    sent(paid((bell, 1)), bela_shop)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Document.objects.update(total_paise=1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Document.objects.all().delete()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_twenty_parcels_sent_at_once_are_numbered_without_a_gap(bell, bela_shop):
    Offer.across_sellers.update(num_in_stock=20)
    parts = [accepted(paid((bell, 1)), bela_shop) for _ in range(20)]
    deeds = [
        lambda part=part: ship(seller_order=part, tracking="Rider Mohan", by="bela", now=FIRST_SECOND) for part in parts
    ]
    assert kinds_of(at_once(*deeds)) == ["SellerOrder"] * 20
    wanted = [f"BEL2728/{number:06d}" for number in range(1, 21)]
    assert sorted(numbers_of(bela_shop)) == wanted
    assert DocumentSeries.objects.get(seller=bela_shop).last_number == 20


def test_what_was_rolled_back_leaves_no_paper(bell, bela_shop):
    order = paid((bell, 1))
    part = accepted(order, bela_shop)
    Offer.across_sellers.update(num_allocated=0)
    with pytest.raises(Exception, match="not promised"):
        ship(seller_order=part, tracking="Rider Mohan", by="bela")
    assert not Document.objects.exists()
    assert part_of(order, bela_shop).state == "accepted"
