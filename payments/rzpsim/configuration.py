"""Which keys the simulator accepts, what it charges, and where it may run at all."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass

FALSE_WORDS = {"0", "false", "no", "off"}


class RefusedToStart(SystemExit):
    """The simulator would be reachable, or would run, where real buyers are."""


@dataclass(frozen=True)
class Configuration:
    """The accepted keys, the webhook's target and the price list."""

    key_id: str = "rzp_test_vrinda"
    key_secret: str = "vrinda_test_secret"  # noqa: S105 - opens nothing but this simulator
    webhook_secret: str = "vrinda_webhook_secret"  # noqa: S105
    webhook_url: str = "http://127.0.0.1:8000/api/v1/gateway/razorpay/webhook"
    account_id: str = "acc_VrindaMarket01"
    payment_fee_bp: int = 200
    transfer_fee_bp: int = 25
    gst_bp: int = 1800
    retry_base_s: int = 1

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Configuration":
        """Read the keys the shop itself uses, so that one environment serves both."""
        plain = cls()
        return cls(
            key_id=environ.get("RAZORPAY_KEY_ID") or plain.key_id,
            key_secret=environ.get("RAZORPAY_KEY_SECRET") or plain.key_secret,
            webhook_secret=environ.get("RAZORPAY_WEBHOOK_SECRET") or plain.webhook_secret,
            webhook_url=environ.get("RZPSIM_WEBHOOK_URL") or plain.webhook_url,
            payment_fee_bp=int(environ.get("RZPSIM_PAYMENT_FEE_BP", plain.payment_fee_bp)),
            transfer_fee_bp=int(environ.get("RZPSIM_TRANSFER_FEE_BP", plain.transfer_fee_bp)),
        )


def refuse_outside_development(*, host: str, environ: Mapping[str, str]) -> None:
    """Raise unless the address is loopback and nothing says this is production."""
    if not is_loopback(host):
        raise RefusedToStart(f"rzpsim: {host} is not a loopback address; the simulator only listens to this machine.")
    if environ.get("DEBUG", "true").strip().lower() in FALSE_WORDS:
        raise RefusedToStart("rzpsim: DEBUG is off; the simulator never runs beside real payments.")
    for name in ("VRINDA_ENV", "DJANGO_ENV"):
        if environ.get(name, "").strip().lower() in {"production", "prod"}:
            raise RefusedToStart(f"rzpsim: {name} says production; the simulator never runs beside real payments.")
    if environ.get("RAZORPAY_KEY_ID", "").startswith("rzp_live_"):
        raise RefusedToStart("rzpsim: RAZORPAY_KEY_ID is a live key; the simulator takes test keys only.")


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
