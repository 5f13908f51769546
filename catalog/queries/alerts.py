"""A person's alerts, and the links in the letters: signed, so that nobody stops or confirms another's."""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from catalog.models import Alert, Listing
from catalog.queries.cards import in_language
from catalog.states import AlertState
from vrinda.kernel.addresses import absolute
from vrinda.kernel.errors import NotFound

CONFIRM_SALT, STOP_SALT = "catalog.alert.confirm", "catalog.alert.stop"
CONFIRM_LASTS = 7 * 24 * 60 * 60


@dataclass(frozen=True)
class AlertRow:
    """One alert in the list of its owner."""

    public_id: str
    title: str
    url: str
    kind_text: str
    state: str
    state_text: str
    price_paise: int


def alerts_of(user: User, language: str) -> list[AlertRow]:
    """Return what a person still waits to be told, the newest first."""
    waiting = Alert.objects.filter(user=user, state__in=[AlertState.ASKED, AlertState.WAITING])
    return [_row(alert, language) for alert in waiting.select_related("product").order_by("-asked_at")]


def alert_of(user: User, public_id: str) -> Alert:
    """Return one of a person's own alerts; anyone else's is as good as absent."""
    alert = Alert.objects.filter(user=user, public_id=public_id).first()
    if alert is None:
        raise NotFound
    return alert


def _row(alert: Alert, language: str) -> AlertRow:
    title, url = alert.search, f"{reverse('catalog:search')}?q={alert.search}"
    if alert.product is not None:
        title = in_language(language, alert.product.title, alert.product.title_hi)[0]
        url = alert.product.get_absolute_url()
    return AlertRow(
        public_id=alert.public_id,
        title=title,
        url=url,
        kind_text=str(alert.get_kind_display()),
        state=alert.state,
        state_text=str(alert.get_state_display()),
        price_paise=alert.price_paise,
    )


def alert_to_confirm(token: str) -> Alert:
    """Return the alert that a link from our letter names; a forged or old link is as good as none."""
    return _named(token, CONFIRM_SALT, CONFIRM_LASTS)


def alert_to_stop(token: str) -> Alert:
    """Return the alert whose letter carried this link; it never grows old."""
    return _named(token, STOP_SALT, None)


def _named(token: str, salt: str, lasts: int | None) -> Alert:
    try:
        public_id = signing.loads(token, salt=salt, max_age=lasts)
    except signing.BadSignature as error:
        raise NotFound from error
    alert = Alert.objects.filter(public_id=public_id).select_related("product").first()
    if alert is None:
        raise NotFound
    return alert


def confirm_address(alert: Alert) -> str:
    return _address(alert, "voices:confirm_alert", signing.dumps(alert.public_id, salt=CONFIRM_SALT))


def stop_address(alert: Alert) -> str:
    return _address(alert, "voices:stop_alerts", signing.dumps(alert.public_id, salt=STOP_SALT))


def page_address(alert: Alert, listing: Listing) -> str:
    with translation.override(alert.language):
        page = reverse("catalog:product", kwargs={"public_id": listing.public_id, "slug": listing.slug})
    return absolute(page)


def _address(alert: Alert, name: str, token: str) -> str:
    with translation.override(alert.language):
        return absolute(reverse(name, kwargs={"token": token}))
