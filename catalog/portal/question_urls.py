from django.urls import path

import vrinda.kernel.rest.paths  # noqa: F401 - registers how ids look in paths
from catalog.portal import voices

app_name = "portal_questions"
urlpatterns = [
    path("", voices.questions, name="list"),
    path("<public_id:public_id>/answer/", voices.answer, name="answer"),
]
