"""Papers of law: invoices, bills and credit notes, numbered without gaps and never edited.

Numbers: at most 16 signs of A–Z, 0–9, ``/`` and ``-``, one run per seller and Indian financial year
(April to March, in Indian time), taken under a row lock in the transaction of the paper (CGST rule 46).
"""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings

from orders.models import Document, DocumentSeries, Line, SellerOrder
from orders.queries.positions import Position
from orders.states import DocumentKind
from payments.fees import Earning
from sellers.models import Seller
from sellers.states import SellerKind
from vrinda.kernel import clock
from vrinda.kernel.money import Gst

MARKET_CODE = "VRN"
WORDS: dict[str, str] = {
    DocumentKind.BILL_OF_SUPPLY: "Composition taxable person, not eligible to collect tax on supplies",
}


def financial_year(day: date) -> str:
    """Return the Indian financial year of a day, such as ``2627`` for April 2026 to March 2027."""
    start = clock.financial_year_of(day)
    return f"{start % 100:02d}{(start + 1) % 100:02d}"


def kind_for(seller_order: SellerOrder, earning: Earning) -> str:
    """Return which paper a supply needs: no tax inside means a bill of supply, not an invoice."""
    if seller_order.seller_kind == SellerKind.ENROLLED_UNREGISTERED:
        return DocumentKind.PLAIN_BILL
    if seller_order.seller_kind == SellerKind.COMPOSITION or earning.gst == 0:
        return DocumentKind.BILL_OF_SUPPLY
    return DocumentKind.TAX_INVOICE


def issue_invoice(*, seller_order: SellerOrder, lines: Sequence[Line], position: Position, now: datetime) -> Document:
    """Issue the seller's paper for what is sent."""
    earning = position.earning
    kind = kind_for(seller_order, earning)
    pieces = {line.pk: line.kept_quantity for line in lines}
    return _issue(
        seller_order,
        kind=kind,
        seller=seller_order.seller,
        letter="",
        amounts=_amounts(earning),
        body=_body(seller_order, lines, pieces, WORDS.get(kind, ""), position.market_discount),
        now=now,
    )


def issue_delivery_invoice(*, seller_order: SellerOrder, fee: Gst, now: datetime) -> Document:
    """Issue the market's own invoice for bringing the parcel."""
    amounts = {
        "taxable_paise": fee.taxable,
        "cgst_paise": fee.cgst,
        "sgst_paise": fee.sgst,
        "igst_paise": fee.igst,
        "total_paise": fee.gross,
    }
    body: dict[str, object] = {
        "supplier": {"name": "Vrinda", "gstin": settings.MARKET_GSTIN},
        "service": "Local delivery (SAC 9968)",
    }
    return _issue(
        seller_order,
        kind=DocumentKind.DELIVERY_INVOICE,
        seller=None,
        letter="",
        amounts=amounts,
        body=body | {"recipient": _recipient(seller_order)},
        now=now,
    )


def issue_credit_note(
    *,
    seller_order: SellerOrder,
    lines: Sequence[Line],
    pieces: dict[int, int],
    difference: Earning,
    market_discount_paise: int,
    now: datetime,
) -> Document:
    """Issue the paper that takes back part of a supply; it names the one it corrects."""
    original = (
        Document.objects.filter(seller_order=seller_order, seller=seller_order.seller)
        .exclude(kind=DocumentKind.CREDIT_NOTE)
        .latest("pk")
    )
    return _issue(
        seller_order,
        kind=DocumentKind.CREDIT_NOTE,
        seller=seller_order.seller,
        letter="C",
        amounts=_amounts(difference),
        body=_body(seller_order, lines, pieces, f"Corrects {original.number}", market_discount_paise),
        now=now,
        corrects=original,
    )


def issue_delivery_credit_note(*, seller_order: SellerOrder, now: datetime) -> Document:
    """Issue the paper that takes back the market's own invoice for bringing a parcel."""
    original = Document.objects.get(seller_order=seller_order, kind=DocumentKind.DELIVERY_INVOICE)
    names = ("taxable_paise", "cgst_paise", "sgst_paise", "igst_paise", "total_paise")
    return _issue(
        seller_order,
        kind=DocumentKind.CREDIT_NOTE,
        seller=None,
        letter="C",
        amounts={name: getattr(original, name) for name in names},
        body=original.body | {"words": f"Corrects {original.number}"},
        now=now,
        corrects=original,
    )


def _issue(
    seller_order: SellerOrder,
    *,
    kind: str,
    seller: Seller | None,
    letter: str,
    amounts: dict[str, int],
    body: dict[str, object],
    now: datetime,
    corrects: Document | None = None,
) -> Document:
    return Document.objects.create(
        kind=kind,
        number=_next_number(seller, letter, clock.day_of(now)),
        seller=seller,
        seller_order=seller_order,
        corrects=corrects,
        body=body,
        issued_at=now,
        **amounts,
    )


def _next_number(seller: Seller | None, letter: str, day: date) -> str:
    code = _code_of(seller) if seller else MARKET_CODE
    prefix = f"{code}{financial_year(day)}{letter}"
    DocumentSeries.objects.get_or_create(seller=seller, prefix=prefix)
    series = DocumentSeries.objects.select_for_update().get(seller=seller, prefix=prefix)
    series.last_number += 1
    series.save(update_fields=["last_number"])
    return f"{prefix}/{series.last_number:06d}"


def _code_of(seller: Seller) -> str:
    letters = re.sub(r"[^A-Z]", "", seller.slug.upper())
    return letters[:3].ljust(3, "X")


def _amounts(earning: Earning) -> dict[str, int]:
    return {
        "taxable_paise": earning.taxable,
        "cgst_paise": earning.cgst,
        "sgst_paise": earning.sgst,
        "igst_paise": earning.igst,
        "total_paise": earning.supply,
    }


def _body(
    seller_order: SellerOrder, lines: Sequence[Line], pieces: dict[int, int], words: str, market_discount_paise: int
) -> dict[str, object]:
    seller = seller_order.seller
    return {
        "supplier": {
            "name": seller.legal_name,
            "address": f"{seller.address_line}, {seller.locality}, {seller.city} {seller.pincode}",
            "state_code": seller.state_code,
            "gstin": seller.gstin,
            "enrolment_id": seller.enrolment_id,
            "fssai": seller.fssai,
        },
        "recipient": _recipient(seller_order),
        "place_of_supply": seller_order.pos_state_code,
        "lines": [
            {
                "title": line.title,
                "hsn": line.hsn,
                "quantity": pieces[line.pk],
                "step_g": line.step_g,
                "unit_price_paise": line.unit_price_paise,
                "rate_bp": line.tax_rate_bp,
            }
            for line in lines
            if pieces.get(line.pk)
        ],
        "delivery_paise": sum(line.delivery_share_paise for line in lines),
        "market_discount_paise": market_discount_paise,
        "words": words,
    }


def _recipient(seller_order: SellerOrder) -> dict[str, object]:
    address = seller_order.order.shipping_address
    return {
        "name": address.first_name,
        "address": ", ".join(filter(None, [address.line1, address.line2, address.landmark, address.line4])),
        "pincode": address.postcode,
        "state_code": address.state_code,
    }
