"""Fetching money back from a seller's gateway account after a return that came when it had been paid out (R4)."""

from datetime import datetime

import structlog
from django.db import transaction

from payments.gateways import gateway
from payments.gateways.port import GatewayRefused, GatewayReversal, GatewayUnavailable
from payments.models import Credit, Payout, Reversal
from payments.services.ledger import post
from payments.states import AccountCode, LedgerKind, PayoutRail, PayoutState
from vrinda.kernel import clock, events
from vrinda.kernel.periodic import each_alone

log = structlog.get_logger(__name__)


def fetch_back(*, credit: Credit, now: datetime | None = None) -> Reversal | None:
    """Reverse the transfer that paid a seller order by what a negative credit lowers it.

    None when it was not paid through the gateway, or when the seller's account there is short: then the credit stays
    open and the next payouts make it good. Talks to the gateway, so call it outside a transaction.
    """
    now = now or clock.now()
    reversal = _intend(credit, now)
    return finish_reversal(reversal=reversal, now=now) if reversal else None


@transaction.atomic
def _intend(credit: Credit, now: datetime) -> Reversal | None:
    """Write down that money is being fetched back, before asking: no payout may claim the credit meanwhile."""
    credit = Credit.across_sellers.select_for_update().get(pk=credit.pk)
    settled = Credit.across_sellers.select_related("payout").filter(reference=credit.seller_order_ref).first()
    payout = settled.payout if settled else None
    if payout is None or payout.rail != PayoutRail.GATEWAY or payout.state != PayoutState.PAID:
        return None
    if credit.amount_paise >= 0 or credit.payout_id:
        return None
    reversal, _ = Reversal.objects.get_or_create(
        reference=credit.reference,
        defaults={"payout": payout, "amount_paise": -credit.amount_paise, "created_at": now},
    )
    return reversal


def finish_reversal(*, reversal: Reversal, now: datetime | None = None) -> Reversal | None:
    """Ask for an intended reversal, or learn what became of an earlier request; safe to repeat."""
    if reversal.gateway_reversal:
        return reversal
    transfer = Payout.across_sellers.get(pk=reversal.payout_id).reference
    try:
        report = _reversed_before(transfer, reversal) or gateway().reverse_transfer(
            transfer, amount_paise=reversal.amount_paise, reference=reversal.reference
        )
    except GatewayRefused as error:
        return _give_up(reversal, error.reason, now or clock.now())
    except GatewayUnavailable as error:
        log.warning("reversal_without_answer", reference=reversal.reference, reason=error.reason)
        return reversal
    return _book(reversal, report, now or clock.now())


def finish_reversals(*, now: datetime | None = None) -> None:
    """Finish every reversal whose answer was lost."""
    waiting = Reversal.objects.filter(gateway_reversal="").order_by("pk")
    each_alone(waiting, lambda reversal: finish_reversal(reversal=reversal, now=now))


def _reversed_before(transfer: str, reversal: Reversal) -> GatewayReversal | None:
    """Look before asking: reversals have no idempotency key."""
    found = (report for report in gateway().reversals_of(transfer) if report.reference == reversal.reference)
    return next(found, None)


@transaction.atomic
def _book(reversal: Reversal, report: GatewayReversal, now: datetime) -> Reversal:
    """Post R4 and add the credit that balances the one which asked for it."""
    reversal = Reversal.objects.select_for_update().get(pk=reversal.pk)
    if reversal.gateway_reversal:
        return reversal
    lowered = Credit.across_sellers.select_related("seller").get(reference=reversal.reference)
    reversal.gateway_reversal = report.id
    reversal.save(update_fields=["gateway_reversal"])
    reference = f"{reversal.reference}:back"
    post(
        kind=LedgerKind.REVERSAL,
        reference=reference,
        entries={(AccountCode.GW, None): report.amount_paise, (AccountCode.SP, lowered.seller): -report.amount_paise},
        now=now,
    )
    Credit.across_sellers.create(
        seller=lowered.seller,
        reference=reference,
        seller_order_ref=lowered.seller_order_ref,
        amount_paise=report.amount_paise,
        rail=lowered.rail,
        matured_at=now,
    )
    _record("payout.reversed", lowered, now=now, amount_paise=report.amount_paise)
    return reversal


@transaction.atomic
def _give_up(reversal: Reversal, reason: str, now: datetime) -> None:
    """Let the credit stand: the seller owes it, and the next payouts are so much smaller."""
    lowered = Credit.across_sellers.select_related("seller").get(reference=reversal.reference)
    _record("payout.reversal_refused", lowered, now=now, reason=reason[:200])
    Reversal.objects.filter(pk=reversal.pk, gateway_reversal="").delete()


def _record(type: str, credit: Credit, *, now: datetime, **payload: object) -> None:
    events.record(
        type,
        subject=credit.seller_order_ref,
        seller=credit.seller.public_id,
        by="gateway",
        now=now,
        reference=credit.reference,
        **payload,
    )
