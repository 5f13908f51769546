from django.urls import path

import vrinda.kernel.rest.paths
import vrinda.kernel.web_names  # noqa: F401 - registers how web names look in paths
from catalog.storefront import alerts, own, voices

app_name = "voices"
urlpatterns = [
    path("p/<public_id:public_id>/voices/", voices.product_block, name="block"),
    path("p/<public_id:public_id>/reviews/", voices.product_reviews, name="reviews"),
    path("p/<public_id:public_id>/questions/", voices.questions, name="questions"),
    path("p/<public_id:public_id>/questions/ask/", voices.ask, name="ask"),
    path("p/<public_id:public_id>/mine/", voices.mine, name="mine"),
    path("p/<public_id:public_id>/heart/", voices.heart, name="heart"),
    path("p/<public_id:public_id>/alert/", alerts.ask_about_product, name="ask_alert"),
    path("questions/<public_id:public_id>/answer/", voices.answer, name="answer"),
    path("voices/<public_id:public_id>/report/", voices.report, name="report"),
    path("reviews/<public_id:public_id>/helpful/", voices.helpful, name="helpful"),
    path("shop/<web_name:slug>/reviews/", voices.shop_reviews, name="shop_reviews"),
    path("shop/<web_name:slug>/mine/", voices.shop_mine, name="shop_mine"),
    path("shop/<web_name:slug>/follow/", voices.follow, name="follow"),
    path("recent/", voices.recent, name="recent"),
    path("search/alert/", alerts.ask_about_search, name="ask_search_alert"),
    path("alerts/confirm/<str:token>/", alerts.confirm, name="confirm_alert"),
    path("alerts/stop/<str:token>/", alerts.stop, name="stop_alerts"),
    path("lists/<slug:key>/", own.shared_list, name="shared_list"),
    path("account/reviews/", own.reviews, name="own_reviews"),
    path("account/reviews/<public_id:public_id>/take-back/", own.take_back, name="take_back"),
    path("account/reviews/of/<public_id:public_id>/", own.write_product_review, name="write_review"),
    path("account/reviews/of-shop/<public_id:public_id>/", own.write_shop_review, name="write_shop_review"),
    path("account/lists/", own.lists, name="lists"),
    path("account/lists/keep/<public_id:public_id>/", own.keep, name="keep"),
    path("account/lists/<public_id:public_id>/", own.one_list, name="list"),
    path("account/lists/<public_id:public_id>/share/", own.share_list, name="share_list"),
    path("account/lists/<public_id:public_id>/remove/", own.remove_list, name="remove_list"),
    path("account/lists/<public_id:public_id>/out/<public_id:product_id>/", own.take_out, name="take_out"),
    path("account/alerts/", own.alerts, name="alerts"),
    path("account/alerts/<public_id:public_id>/end/", own.end_alert, name="end_alert"),
    path("account/shops/", own.follows, name="follows"),
]
