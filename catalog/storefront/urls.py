from django.urls import path
from django.views.generic import RedirectView

import vrinda.kernel.web_names  # noqa: F401 - registers how web names look in paths
from catalog.storefront import views

AT_ABOUT = RedirectView.as_view(pattern_name="catalog:page", permanent=True)

app_name = "catalog"
urlpatterns = [
    path("", views.home, name="home"),
    path("categories/", views.categories, name="categories"),
    path("c/<web_name:slug>/", views.category, name="category"),
    path("p/<str:public_id>/<web_name:slug>/", views.product, name="product"),
    path("p/<str:public_id>/more/related/", views.related, name="related"),
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("shops/", views.shops, name="shops"),
    path("near/", views.near, name="near"),
    path("shop/<web_name:slug>/", views.shop, name="shop"),
    path("about/<slug:slug>/", views.about, name="page"),
    path("how-we-rank/", AT_ABOUT, {"slug": "how-we-rank"}, name="how_we_rank"),
]
