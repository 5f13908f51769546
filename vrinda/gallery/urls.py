from django.urls import path

from vrinda.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.components, name="components"),
    path("states/", views.states, name="states"),
    path("voices/", views.voices, name="voices"),
    path("portal/", views.portal, name="portal"),
]
