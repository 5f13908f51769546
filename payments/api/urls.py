from django.urls import path

import vrinda.kernel.rest.paths  # noqa: F401 - registers how ids look in paths
from payments.api import shop_money, views

app_name = "payments_api"
urlpatterns = [
    path("gateway/razorpay/webhook", views.razorpay_webhook, name="razorpay_webhook"),
    path("seller/balance", shop_money.BalanceView.as_view(), name="balance"),
    path("seller/payouts", shop_money.PayoutListView.as_view(), name="payouts"),
    path("seller/payouts/<public_id:public_id>", shop_money.PayoutDetailView.as_view(), name="payout"),
    path("seller/ledger", shop_money.LedgerView.as_view(), name="ledger"),
]
