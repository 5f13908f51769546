"""Money going to sellers: it settles as credits, and a payout claims credits, each at most once."""

from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from payments.gateways import gateway
from payments.gateways.port import FAILED, PROCESSED, REVERSED, GatewayRefused, GatewayTransfer, GatewayUnavailable
from payments.models import Credit, Payout
from payments.services.intake import PaymentMismatch
from payments.services.ledger import AccountRef, post
from payments.signals import credit_lowered, payout_paid
from payments.states import PAYOUT_TRANSITIONS, AccountCode, LedgerKind, PayoutRail, PayoutState
from sellers.models import Seller
from sellers.states import SellerStatus
from vrinda.kernel import audit, clock, events
from vrinda.kernel.errors import DomainError, InvalidInput
from vrinda.kernel.periodic import each_alone

log = structlog.get_logger(__name__)
NO_ANSWER = "no answer: "
GATEWAY = "gateway"  # the actor whose word on a transfer is final


class PayoutWasReversed(DomainError):
    code = "payout_was_reversed"
    message = _("Part of this payout was already fetched back. It cannot be marked as returned.")


class PayoutUnderWay(DomainError):
    code = "payout_under_way"
    message = _("The gateway may have sent this payout already. It is asked again by itself; wait for its answer.")


@transaction.atomic
def settle(
    *, seller: Seller, seller_order_ref: str, amount_paise: int, rail: str, now: datetime | None = None
) -> Credit:
    """Make what a seller order earned the seller's to be paid out (paise); once per seller order."""
    return _credit(seller, seller_order_ref, seller_order_ref, amount_paise, rail, "credit.settled", now)


@transaction.atomic
def correct(
    *,
    seller: Seller,
    seller_order_ref: str,
    reference: str,
    amount_paise: int,
    rail: str,
    now: datetime | None = None,
) -> Credit:
    """Add a signed amount to a settled seller order, once per reference.

    A negative one is fetched back from the seller's gateway account after commit, when it was paid out there;
    otherwise the next payout is so much smaller.
    """
    credit = _credit(seller, seller_order_ref, reference, amount_paise, rail, "credit.corrected", now)
    if amount_paise < 0:
        credit_lowered.send(sender=Credit, credit=credit)
    return credit


def _credit(
    seller: Seller, seller_order_ref: str, reference: str, amount_paise: int, rail: str, type: str, now: datetime | None
) -> Credit:
    now = now or clock.now()
    credit, is_new = Credit.across_sellers.get_or_create(
        reference=reference,
        defaults={
            "seller": seller,
            "seller_order_ref": seller_order_ref,
            "amount_paise": amount_paise,
            "rail": rail,
            "matured_at": now,
        },
    )
    if (credit.seller_id, credit.amount_paise) != (seller.pk, amount_paise):
        raise PaymentMismatch
    if is_new:
        events.record(
            type,
            subject=seller_order_ref,
            seller=seller.public_id,
            now=now,
            reference=reference,
            amount_paise=amount_paise,
        )
    return credit


def pay_out(*, seller: Seller, rail: str, now: datetime | None = None) -> Payout | None:
    """Claim a seller's open credits of a rail and send them; None when they do not add up to money.

    On the gateway rail this talks to the gateway, so call it outside a transaction. On the bank rail staff send the
    money and confirm it. A suspended seller is not paid.
    """
    now = now or clock.now()
    payout = _claim(seller, rail, now)
    if payout and payout.rail == PayoutRail.GATEWAY:
        return send_payout(payout=payout, now=now)
    return payout


@transaction.atomic
def _claim(seller: Seller, rail: str, now: datetime) -> Payout | None:
    seller = Seller.objects.select_for_update().get(pk=seller.pk)
    has_nowhere_to_go = rail == PayoutRail.GATEWAY and not seller.gateway_account
    if seller.status == SellerStatus.SUSPENDED or has_nowhere_to_go:
        return None
    credits = list(
        Credit.across_sellers.select_for_update()
        .filter(seller=seller, rail=rail, payout=None)
        .exclude(reference__in=_being_fetched_back(seller))
        .order_by("pk")
    )
    amount = sum(credit.amount_paise for credit in credits)
    if amount <= 0:
        return None
    payout = Payout.across_sellers.create(seller=seller, rail=rail, amount_paise=amount, created_at=now)
    Credit.across_sellers.filter(pk__in=[credit.pk for credit in credits]).update(payout=payout)
    _record("payout.created", payout, now=now, credits=[credit.reference for credit in credits])
    return payout


def _being_fetched_back(seller: Seller) -> list[str]:
    from_seller = Payout.across_sellers.filter(seller=seller, reversals__gateway_reversal="")
    return list(from_seller.exclude(reversals=None).values_list("reversals__reference", flat=True))


def send_payout(*, payout: Payout, now: datetime | None = None) -> Payout:
    """Send a prepared payout through the gateway; safe to repeat, because the payout's id is the key.

    Without an answer, or refused for now, it stays prepared with its credits and is tried again by the clock.
    """
    payout = Payout.across_sellers.select_related("seller").get(pk=payout.pk)
    if payout.rail != PayoutRail.GATEWAY or payout.state != PayoutState.CREATED:
        return payout
    try:
        report = _ask_gateway(payout)
    except GatewayRefused as error:
        return _not_sent(payout, error.reason)
    except GatewayUnavailable as error:
        return _not_sent(payout, NO_ANSWER + error.reason)
    return apply_gateway_transfer(payout=payout, report=report, now=now)


def _not_sent(payout: Payout, reason: str) -> Payout:
    log.warning("payout_not_sent", payout=payout.public_id, reason=reason)
    payout.last_error = reason[:200]
    Payout.across_sellers.filter(pk=payout.pk, state=PayoutState.CREATED).update(last_error=payout.last_error)
    return payout


def _ask_gateway(payout: Payout) -> GatewayTransfer:
    if payout.reference:
        return gateway().fetch_transfer(payout.reference)
    return gateway().transfer(
        account=payout.seller.gateway_account, amount_paise=payout.amount_paise, payout=payout.public_id
    )


@transaction.atomic
def apply_gateway_transfer(*, payout: Payout, report: GatewayTransfer, now: datetime | None = None) -> Payout:
    """Take in what the gateway says of a transfer: paid, not yet, or returned."""
    now = now or clock.now()
    if report.amount_paise != payout.amount_paise:
        raise PaymentMismatch
    if report.status in (FAILED, REVERSED) and not _lock(payout).reversals.exists():
        return fail_payout(payout=payout, reason=f"{report.id} {report.status}", by=GATEWAY, now=now)
    if report.status == PROCESSED:
        return _pay(payout, report.id, by=GATEWAY, now=now, fee=(report.fee_paise, report.fee_tax_paise))
    Payout.across_sellers.filter(pk=payout.pk, state=PayoutState.CREATED).update(reference=report.id, last_error="")
    return _lock(payout)


@transaction.atomic
def confirm_bank_payout(*, payout: Payout, utr: str, by: object, now: datetime | None = None) -> Payout:
    """Note that staff sent a payout by bank, under its UTR."""
    if payout.rail != PayoutRail.BANK:
        raise PaymentMismatch
    if not utr.strip():
        raise InvalidInput(_("Give the bank's reference (UTR)."), param="utr")
    payout = _pay(payout, utr.strip()[:40], by=by, now=now or clock.now())
    audit.write("payout.confirmed", subject=payout.public_id, by=by, after={"utr": payout.reference})
    return payout


def _pay(payout: Payout, reference: str, *, by: object, now: datetime, fee: tuple[int, int] = (0, 0)) -> Payout:
    """Mark a payout paid and post T5: the seller is owed less, we pay the transfer's fee and the GST on it."""
    payout = _lock(payout)
    if payout.state == PayoutState.PAID and payout.reference == reference:
        return payout
    PAYOUT_TRANSITIONS.check(payout.state, PayoutState.PAID)
    payout.state, payout.reference, payout.paid_at, payout.last_error = PayoutState.PAID, reference, now, ""
    payout.fee_paise, payout.fee_tax_paise = fee
    payout.save()
    post(
        kind=LedgerKind.PAYOUT,
        reference=payout.public_id,
        entries={
            (AccountCode.SP, payout.seller): payout.amount_paise,
            (AccountCode.TRFEE, None): payout.fee_paise,
            (AccountCode.ITC, None): payout.fee_tax_paise,
            _paid_from(payout): -(payout.amount_paise + payout.fee_paise + payout.fee_tax_paise),
        },
        now=now,
    )
    _record("payout.paid", payout, by=by, now=now)
    payout_paid.send(sender=Payout, payout=payout, now=now)
    return payout


@transaction.atomic
def fail_payout(*, payout: Payout, reason: str, by: object, now: datetime | None = None) -> Payout:
    """Re-open exactly the credits of a payout that did not go out or came back; again is a no-op.

    What was posted is posted back; the transfer's fee is not returned. Raises ``PayoutUnderWay`` while it is not
    known whether the gateway sent it: paying its credits again could pay them twice.
    """
    now = now or clock.now()
    payout = _lock(payout)
    if payout.state == PayoutState.FAILED:
        return payout
    if payout.reversals.exists():
        raise PayoutWasReversed
    PAYOUT_TRANSITIONS.check(payout.state, PayoutState.FAILED)
    if by != GATEWAY and _may_be_sent(payout):
        raise PayoutUnderWay
    if payout.state == PayoutState.PAID:
        post(
            kind=LedgerKind.PAYOUT_RETURNED,
            reference=payout.public_id,
            entries={_paid_from(payout): payout.amount_paise, (AccountCode.SP, payout.seller): -payout.amount_paise},
            now=now,
        )
    payout.state, payout.last_error = PayoutState.FAILED, reason[:200]
    payout.save()
    references = list(Credit.across_sellers.filter(payout=payout).order_by("pk").values_list("reference", flat=True))
    Credit.across_sellers.filter(payout=payout).update(payout=None)
    _record("payout.failed", payout, by=by, now=now, reason=reason[:200], credits=references)
    audit.write("payout.failed", subject=payout.public_id, by=by, reason=reason[:200])
    return payout


def _may_be_sent(payout: Payout) -> bool:
    was_refused = payout.last_error and not payout.last_error.startswith(NO_ANSWER)
    return payout.rail == PayoutRail.GATEWAY and payout.state == PayoutState.CREATED and not was_refused


def pay_out_due(*, now: datetime | None = None) -> int:
    """Finish the payouts under way and pay out whatever has settled; return how many payouts were made."""
    now = now or clock.now()
    under_way = Payout.across_sellers.filter(rail=PayoutRail.GATEWAY, state=PayoutState.CREATED).order_by("pk")
    each_alone(under_way, lambda payout: send_payout(payout=payout, now=now))
    open_credits = Credit.across_sellers.filter(payout=None)
    due = open_credits.order_by("seller_id", "rail").values_list("seller_id", "rail").distinct()
    sellers = Seller.objects.in_bulk([seller_pk for seller_pk, _rail in due])
    return each_alone(due, lambda row: pay_out(seller=sellers[row[0]], rail=row[1], now=now))


def _paid_from(payout: Payout) -> AccountRef:
    return (AccountCode.GW if payout.rail == PayoutRail.GATEWAY else AccountCode.BANK, None)


def _lock(payout: Payout) -> Payout:
    return Payout.across_sellers.select_for_update(of=("self",)).select_related("seller").get(pk=payout.pk)


def _record(type: str, payout: Payout, *, by: object = None, now: datetime, **payload: object) -> None:
    events.record(
        type,
        subject=payout.public_id,
        seller=payout.seller.public_id,
        by=by,
        now=now,
        amount_paise=payout.amount_paise,
        **payload,
    )
