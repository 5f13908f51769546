from django.urls import path

from bench.bare import views
from vrinda.urls import urlpatterns as of_the_market

urlpatterns = [
    path("bare/", views.bare),
    path("bare/one/", views.bare_with_one_query),
    *of_the_market,  # the cards link to them
]
