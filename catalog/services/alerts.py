"""Alerts: one letter, asked for by e-mail, sent once, stopped with one press.

An address that is not proven to be the asker's own is written to once, to confirm; nothing else goes there before.
"""

from datetime import datetime, timedelta

import structlog
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from accounts.models import User
from accounts.queries import has_proven
from catalog.models import Alert, Listing
from catalog.queries.alerts import confirm_address, page_address, stop_address
from catalog.search import SearchQuery, find
from catalog.services.letters import DAY, send_letter
from catalog.signals import alert_asked
from catalog.states import AlertKind, AlertState
from vrinda.kernel import clock, events
from vrinda.kernel.errors import InvalidInput, NotFound
from vrinda.kernel.text import clean_line
from vrinda.kernel.tries import TooManyTries, spend

log = structlog.get_logger(__name__)
MOST_OF_ONE_ADDRESS = 50
LONGEST_SEARCH = 120
MOST_ASKED_A_DAY = 20
KEPT_UNCONFIRMED = timedelta(days=7)
BATCH = 500
SEARCHES_A_RUN = 200
HITS = 200


def ask_for_product(
    *, kind: str, product_id: str, email: str, language: str, user: User | None = None, now: datetime | None = None
) -> Alert:
    """Ask to be told when a product is back, or costs less than it does now."""
    if kind not in (AlertKind.BACK, AlertKind.CHEAPER):
        raise InvalidInput(_("Choose what you want to be told."), param="kind")
    listing = Listing.objects.filter(public_id=product_id).first()
    if listing is None:
        raise NotFound
    about: dict[str, object] = {"kind": kind, "product_id": listing.pk, "search": ""}
    return _ask(about, {"price_paise": listing.price_paise}, email, language, user, now or clock.now())


def ask_for_search(
    *, text: str, email: str, language: str, user: User | None = None, now: datetime | None = None
) -> Alert:
    """Ask to be told when something comes that a search finds and that is not there yet."""
    text = clean_line(text).lower()[:LONGEST_SEARCH].strip()  # some letters grow when they are made small
    if not text:
        raise InvalidInput(_("Write what you look for."), param="text")
    known = _found(text)
    about: dict[str, object] = {"kind": AlertKind.SEARCH, "product": None, "search": text}
    return _ask(about, {"known": known}, email, language, user, now or clock.now())


def _ask(
    about: dict[str, object], then: dict[str, object], email: str, language: str, user: User | None, now: datetime
) -> Alert:
    email = _address(email)
    # Counted for the address: whoever owns it is not flooded through us.
    spend(f"alert:{email}", most=MOST_ASKED_A_DAY, lasts=DAY)
    is_proven = has_proven(user, email)
    with transaction.atomic():
        Alert.objects.bulk_create([Alert(email=email, asked_at=now, **about)], ignore_conflicts=True)
        alert = Alert.objects.select_for_update().get(email=email, **about)
        if alert.state == AlertState.WAITING:
            return alert
        if Alert.objects.filter(email=email, state=AlertState.WAITING).count() >= MOST_OF_ONE_ADDRESS:
            raise TooManyTries
        alert.state = AlertState.WAITING if is_proven else AlertState.ASKED
        # Whoever types a stranger's address sees nothing of what becomes of it, and ends nothing.
        alert.user = user if is_proven else None
        alert.language, alert.asked_at, alert.sent_at = language, now, None
        alert.confirmed_at = now if is_proven else None
        for name, value in then.items():
            setattr(alert, name, value)
        alert.save()
        events.record("alert.asked", subject=alert.public_id, by=user, now=now, kind=alert.kind)
        if not is_proven:
            alert_asked.send(Alert, alert_pk=alert.pk)
    return alert


def _address(email: str) -> str:
    email = clean_line(email).lower()[:254]
    try:
        validate_email(email)
    except ValidationError as error:
        raise InvalidInput(
            _("This is not an e-mail address. Write it like name@example.com."), param="email"
        ) from error
    return email


@transaction.atomic
def confirm_alert(*, alert: Alert, now: datetime | None = None) -> Alert:
    """Note that the owner of the address wants the letter; asked twice it is done once."""
    now = now or clock.now()
    alert = Alert.objects.select_for_update().get(pk=alert.pk)
    if alert.state == AlertState.ASKED:
        alert.state, alert.confirmed_at = AlertState.WAITING, now
        alert.save(update_fields=["state", "confirmed_at"])
        events.record("alert.confirmed", subject=alert.public_id, now=now)
    return alert


@transaction.atomic
def stop_alerts(*, email: str, now: datetime | None = None) -> int:
    """Stop every alert of an address; return how many were still to come."""
    waiting = Alert.objects.select_for_update().filter(email=email, state__in=[AlertState.ASKED, AlertState.WAITING])
    rows = [{"subject": alert.public_id} for alert in waiting.order_by("pk")]
    waiting.update(state=AlertState.STOPPED)
    events.record_all("alert.stopped", rows=rows, now=now)
    return len(rows)


@transaction.atomic
def stop_alert(*, alert: Alert, by: User, now: datetime | None = None) -> None:
    """Stop one alert."""
    changed = Alert.objects.filter(pk=alert.pk).exclude(state=AlertState.STOPPED).update(state=AlertState.STOPPED)
    if changed:
        events.record("alert.stopped", subject=alert.public_id, by=by, now=now)


def ask_to_confirm(*, alert: Alert) -> bool:
    """Write to an address that somebody typed, once; False when it has had enough letters from us."""
    try:
        send_letter(
            to=alert.email,
            language=alert.language,
            template="confirm_alert",
            subject=gettext_noop("Shall we tell you?"),
            content={"alert": alert, "confirm_url": confirm_address(alert)},
            is_question=True,
        )
    except TooManyTries:
        return False
    return True


def send_due_alerts(*, now: datetime | None = None) -> int:
    """Write the letters whose time has come, each once; return how many were sent."""
    now = now or clock.now()
    Alert.objects.filter(state=AlertState.ASKED, asked_at__lt=now - KEPT_UNCONFIRMED).delete()
    sent = 0
    for alert, listing in [*_products_due(), *_searches_due(now)]:
        try:
            sent += _send(alert, listing, now)
        except TooManyTries:
            continue  # this one's reader, or the market, has had enough for now: it waits for a later run
        except OSError:
            log.exception("alert_not_sent", alert=alert.public_id)
    return sent


def _products_due() -> list[tuple[Alert, Listing]]:
    waiting = Alert.objects.filter(state=AlertState.WAITING, product__isnull=False).select_related("product__listing")
    back = waiting.filter(kind=AlertKind.BACK, product__listing__is_available=True)
    cheaper = waiting.filter(
        kind=AlertKind.CHEAPER, product__listing__is_available=True, product__listing__price_paise__lt=F("price_paise")
    )
    due = [*back.order_by("pk")[:BATCH], *cheaper.order_by("pk")[:BATCH]]
    return [(alert, alert.product.listing) for alert in due if alert.product]


def _searches_due(now: datetime) -> list[tuple[Alert, Listing]]:
    """Look into the searches that were looked into longest ago."""
    waiting = Alert.objects.filter(state=AlertState.WAITING, kind=AlertKind.SEARCH)
    batch = list(waiting.order_by("checked_at", "pk")[:SEARCHES_A_RUN])
    Alert.objects.filter(pk__in=[alert.pk for alert in batch]).update(checked_at=now)
    found = {text: _found(text) for text in {alert.search for alert in batch}}
    due = []
    for alert in batch:
        known = set(alert.known)
        fresh = [pk for pk in found[alert.search] if pk not in known]
        listing = Listing.objects.filter(pk__in=fresh, is_available=True).order_by("-score").first() if fresh else None
        if listing is not None:
            due.append((alert, listing))
    return due


def _found(text: str) -> list[int]:
    return find(SearchQuery(text=text, limit=HITS)).whole


_WORDS: dict[str, tuple[str, str]] = {
    AlertKind.BACK: ("back_in_stock", gettext_noop("Back in stock: %(title)s")),
    AlertKind.CHEAPER: ("costs_less", gettext_noop("Costs less now: %(title)s")),
    AlertKind.SEARCH: ("found_for_search", gettext_noop("Found for you: %(title)s")),
}


def _send(alert: Alert, listing: Listing, now: datetime) -> bool:
    """Claim the alert, then write; of several runs at once, one writes."""
    claim = Alert.objects.filter(pk=alert.pk, state=AlertState.WAITING)
    if not claim.update(state=AlertState.SENT, sent_at=now):
        return False
    template, subject = _WORDS[alert.kind]
    title = (listing.title_hi or listing.title) if alert.language == "hi" else listing.title
    try:
        send_letter(
            to=alert.email,
            language=alert.language,
            template=template,
            subject=subject,
            content={"alert": alert, "title": title, "listing": listing, "page": page_address(alert, listing)},
            stop_url=stop_address(alert),
        )
    except (TooManyTries, OSError):
        Alert.objects.filter(pk=alert.pk, state=AlertState.SENT).update(state=AlertState.WAITING, sent_at=None)
        raise
    events.record("alert.sent", subject=alert.public_id, now=now)
    return True
