from django.urls import path

from payments.storefront import views

app_name = "payments"
urlpatterns = [
    path("pay/<str:public_id>/", views.pay, name="pay"),
    path("pay/<str:public_id>/return/", views.come_back, name="return"),
    path("pay/<str:public_id>/cancelled/", views.cancelled, name="cancelled"),
]
