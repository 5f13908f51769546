from django.urls import path

import vrinda.kernel.rest.paths  # noqa: F401 - registers how ids look in paths
from catalog.portal import voices

app_name = "portal_reviews"
urlpatterns = [
    path("", voices.reviews, name="list"),
    path("<public_id:public_id>/reply/", voices.reply, name="reply"),
    path("<public_id:public_id>/report/", voices.report, name="report"),
]
