"""Payment gateways behind one port; ``gateway()`` is the one that the settings name."""

from functools import lru_cache

from django.conf import settings

from payments.gateways.port import Gateway
from payments.gateways.razorpay import RazorpayGateway


def gateway() -> Gateway:
    """Return the market's gateway, one per process and set of keys."""
    return _razorpay(
        settings.RAZORPAY_KEY_ID,
        settings.RAZORPAY_KEY_SECRET,
        tuple(settings.RAZORPAY_WEBHOOK_SECRETS),
        settings.RAZORPAY_BASE_URL,
        settings.RAZORPAY_CHECKOUT_URL,
    )


@lru_cache(maxsize=8)
def _razorpay(
    key_id: str, key_secret: str, webhook_secrets: tuple[str, ...], base_url: str, checkout_url: str
) -> RazorpayGateway:
    return RazorpayGateway(
        key_id=key_id,
        key_secret=key_secret,
        webhook_secrets=webhook_secrets,
        base_url=base_url,
        checkout_url=checkout_url,
    )
