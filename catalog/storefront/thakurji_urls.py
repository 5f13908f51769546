from django.urls import path

import vrinda.kernel.rest.paths  # noqa: F401 - registers how ids look in paths
from catalog.storefront import thakurji

app_name = "thakurji"
urlpatterns = [
    path("thakurji/", thakurji.guide, name="guide"),
    path("thakurji/fit/", thakurji.fit, name="fit"),
    path("thakurji/mine/", thakurji.mine, name="mine"),
    path("account/thakurji/", thakurji.own, name="own"),
    path("account/thakurji/<public_id:public_id>/remove/", thakurji.remove, name="remove"),
]
