from django.urls import path

import vrinda.kernel.rest.paths  # noqa: F401 - registers how ids look in paths
from catalog.api import shop_offers, views, voices

app_name = "catalog_api"
urlpatterns = [
    path("categories", views.CategoryListView.as_view(), name="categories"),
    path("categories/<public_id:public_id>", views.CategoryDetailView.as_view(), name="category"),
    path("products", views.ProductListView.as_view(), name="products"),
    path("products/<public_id:public_id>", views.ProductDetailView.as_view(), name="product"),
    path("products/<public_id:public_id>/offers", views.ProductOffersView.as_view(), name="product-offers"),
    path("products/<public_id:public_id>/reviews", voices.ProductReviewsView.as_view(), name="product-reviews"),
    path("products/<public_id:public_id>/questions", voices.ProductQuestionsView.as_view(), name="product-questions"),
    path("sellers/<public_id:public_id>/reviews", voices.SellerReviewsView.as_view(), name="seller-reviews"),
    path("search", views.SearchView.as_view(), name="search"),
    path("suggest", views.SuggestView.as_view(), name="suggest"),
    path("seller/offers", shop_offers.ShopOfferListView.as_view(), name="shop-offers"),
    path("seller/offers/<public_id:public_id>", shop_offers.ShopOfferDetailView.as_view(), name="shop-offer"),
    path(
        "seller/offers/<public_id:public_id>/stock", shop_offers.ShopOfferStockView.as_view(), name="shop-offer-stock"
    ),
    path("seller/reviews", voices.ShopReviewsView.as_view(), name="shop-reviews"),
    path("seller/reviews/<public_id:public_id>/reply", voices.ShopReviewReplyView.as_view(), name="shop-review-reply"),
    path("seller/questions", voices.ShopQuestionsView.as_view(), name="shop-questions"),
    path("seller/questions/<public_id:public_id>/answer", voices.ShopAnswerView.as_view(), name="shop-answer"),
]
