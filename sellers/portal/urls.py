from django.urls import path

from sellers.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.today, name="today"),
    path("choose/", views.choose, name="choose"),
    path("shop/", views.shop, name="shop"),
    path("shop/pause/", views.pause_shop, name="pause"),
    path("shop/resume/", views.resume_shop, name="resume"),
    path("shop/papers/", views.papers, name="papers"),
    path("team/", views.team, name="team"),
]
