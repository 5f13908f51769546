from django.urls import path, register_converter
from django.views.generic import RedirectView

from catalog.storefront import views
from vrinda.kernel.web_names import WebNameConverter

register_converter(WebNameConverter, "name")
AT_ABOUT = RedirectView.as_view(pattern_name="catalog:page", permanent=True)

app_name = "catalog"
urlpatterns = [
    path("", views.home, name="home"),
    path("categories/", views.categories, name="categories"),
    path("c/<name:slug>/", views.category, name="category"),
    path("p/<str:public_id>/<name:slug>/", views.product, name="product"),
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("shops/", views.shops, name="shops"),
    path("near/", views.near, name="near"),
    path("shop/<name:slug>/", views.shop, name="shop"),
    path("about/<slug:slug>/", views.about, name="page"),
    path(
        "how-we-rank/", RedirectView.as_view(pattern_name="catalog:page"), {"slug": "how-we-rank"}, name="how_we_rank"
    ),
]
