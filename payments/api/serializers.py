"""A shop's money, for reading."""

from rest_framework import serializers

from payments.states import LedgerKind, PayoutRail, PayoutState
from vrinda.kernel.rest.fields import Moment, Money
from vrinda.kernel.rest.serializers import ListParams


class BalanceSerializer(serializers.Serializer):
    """Where a shop's money stands."""

    coming = Money(help_text="Earned, and not settled before the time to return is over.")
    ready = Money(help_text="Settled and not sent; negative while a return is still to be made good.")
    on_its_way = Money(help_text="In a payout that has been prepared.")
    paid = Money(help_text="Sent, all in all.")


class PayoutSerializer(serializers.Serializer):
    """Money sent to a shop."""

    id = serializers.CharField(source="public_id")
    amount = Money(source="amount_paise")
    state = serializers.ChoiceField(choices=PayoutState.choices)
    rail = serializers.ChoiceField(choices=PayoutRail.choices)
    reference = serializers.CharField(help_text="The gateway's transfer, or the bank's UTR.")
    created_at = Moment()
    paid_at = Moment(allow_null=True)


class PayoutReasonSerializer(serializers.Serializer):
    """One movement behind a payout; what is good for the shop is positive."""

    label = serializers.CharField()
    amount = Money(source="amount_paise")
    balance = Money(source="balance_paise", help_text="The sum so far.")
    at = Moment()


class PayoutSectionSerializer(serializers.Serializer):
    """What one seller order brought into a payout."""

    seller_order = serializers.CharField(source="seller_order_ref")
    is_correction = serializers.BooleanField()
    amount = Money(source="amount_paise")
    lines = PayoutReasonSerializer(many=True)


class PayoutDetailSerializer(serializers.Serializer):
    """A payout explained rupee by rupee."""

    payout = PayoutSerializer()
    sections = PayoutSectionSerializer(many=True)


class LedgerLineSerializer(serializers.Serializer):
    """One movement of a shop's money and what it was owed after it."""

    at = Moment()
    kind = serializers.ChoiceField(choices=LedgerKind.choices)
    label = serializers.CharField()
    reference = serializers.CharField(help_text="The seller order, return or payout it belongs to.")
    amount = Money(source="amount_paise")
    balance = Money(source="balance_paise")


class PayoutListParams(ListParams):
    """Which payouts are asked for."""

    state = serializers.ChoiceField(choices=PayoutState.values, required=False)
