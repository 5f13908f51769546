from django.urls import path

from payments.api import views

app_name = "payments_api"
urlpatterns = [
    path("gateway/razorpay/webhook", views.razorpay_webhook, name="razorpay_webhook"),
]
