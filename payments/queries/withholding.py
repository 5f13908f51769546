"""Income tax deducted at source from a seller's sales (e-commerce participants)."""

from datetime import datetime

from django.db.models import Sum

from payments.models import Entry
from payments.queries.rates import statutory_rates
from payments.states import AccountCode, LedgerKind
from sellers.models import Seller
from sellers.states import EntityType
from vrinda.kernel import clock

EXEMPT_ENTITIES = (EntityType.PROPRIETOR, EntityType.HUF)
EXEMPT_UP_TO_PAISE = 5_00_000_00  # gross sales of an individual or HUF in a financial year, with PAN


def tds_bp_for(seller: Seller, *, adding_paise: int, now: datetime) -> int:
    """Return the rate (basis points) to deduct from a supply; three queries at most.

    Individuals and HUFs with a PAN are exempt up to ₹5 lakh gross in the financial year; the supply that
    crosses the line is deducted from, earlier ones are not touched.
    """
    rates = statutory_rates(clock.day_of(now))
    if not seller.pan:
        return rates["tds_no_pan"]
    if seller.entity_type in EXEMPT_ENTITIES and gross_sales_paise(seller, now) + adding_paise <= EXEMPT_UP_TO_PAISE:
        return 0
    return rates["tds"]


def gross_sales_paise(seller: Seller, now: datetime) -> int:
    """Return what a seller supplied in the financial year of a moment, returns taken off (paise)."""
    start = clock.financial_year_of(clock.day_of(now))
    supplied = Entry.objects.filter(
        account__code=AccountCode.SP,
        account__seller=seller,
        transaction__kind__in=[LedgerKind.SUPPLY, LedgerKind.RETURN],
        transaction__occurred_at__gte=datetime(start, 4, 1, tzinfo=clock.INDIA),
    ).aggregate(total=Sum("amount_paise"))["total"]
    return -(supplied or 0)
