from django.urls import path

from payments.portal import views

app_name = "portal_money"
urlpatterns = [
    path("", views.balance, name="balance"),
    path("statement/", views.statement, name="statement"),
    path("<str:public_id>/", views.payout, name="payout"),
]
