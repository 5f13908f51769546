"""A shop's balance, payouts and ledger, for those of its people who may see money."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from payments.api.serializers import (
    BalanceSerializer,
    LedgerLineSerializer,
    PayoutDetailSerializer,
    PayoutListParams,
    PayoutSerializer,
)
from payments.queries.balances import lines_of, seller_money, statement_of
from payments.queries.statements import payout_statement, payouts_of
from sellers.api.access import SellerView
from sellers.roles import SEES_MONEY
from vrinda.kernel.rest.pagination import listed, page_of
from vrinda.kernel.rest.permissions import HasScope
from vrinda.kernel.rest.schema import list_of
from vrinda.kernel.rest.serializers import ListParams, shaped


class ShopMoneyView(SellerView):
    permission_classes = (HasScope("seller:money"),)
    readers = SEES_MONEY


class BalanceView(ShopMoneyView):
    @extend_schema(operation_id="seller_balance", responses=BalanceSerializer)
    def get(self, request: Request) -> Response:
        """Say where your shop's money stands."""
        return Response(BalanceSerializer(seller_money(self.seller)).data)


class PayoutListView(ShopMoneyView):
    @extend_schema(
        operation_id="seller_payouts_list", parameters=[PayoutListParams], responses=list_of(PayoutSerializer)
    )
    def get(self, request: Request) -> Response:
        """List your shop's payouts, newest first."""
        asked = self.params(PayoutListParams)
        payouts = payouts_of(self.seller)
        chosen = payouts.filter(state=asked["state"]) if "state" in asked else payouts
        return self.page(chosen, PayoutSerializer(), asked, order=("-created_at", "public_id"))


class PayoutDetailView(ShopMoneyView):
    @extend_schema(operation_id="seller_payouts_read", responses=PayoutDetailSerializer)
    def get(self, request: Request, public_id: str) -> Response:
        """Explain one of your shop's payouts."""
        return Response(PayoutDetailSerializer(payout_statement(self.seller, public_id)).data)


class LedgerView(ShopMoneyView):
    @extend_schema(operation_id="seller_ledger", parameters=[ListParams], responses=list_of(LedgerLineSerializer))
    def get(self, request: Request) -> Response:
        """List each movement of your shop's money, newest first, with what you were owed after it."""
        asked = self.params(ListParams)
        # A page leaves out newer movements only, so that the running balance of the others stays what it was.
        entries, following = page_of(
            statement_of(self.seller),
            order=("-transaction__occurred_at", "-pk"),
            limit=asked["limit"],
            cursor=asked.get("cursor", ""),
        )
        serializer = LedgerLineSerializer()
        return Response(listed([shaped(serializer, row, asked.get("fields")) for row in lines_of(entries)], following))
