"""Where a benchmark runs: databases, ports, files and the environment of each target's processes."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "bench"
POSTGRES = os.environ.get("BENCH_POSTGRES", "postgres://postgres@127.0.0.1:5432").rstrip("/")
REDIS = os.environ.get("BENCH_REDIS", "redis://127.0.0.1:6379/9")
PREFIX = os.environ.get("BENCH_DATABASE", "vrinda_bench")
PEER_PACKAGES = VAR / "packages"  # what only Oscar needs, kept out of the market's environment
FIRST_PORT = int(os.environ.get("BENCH_PORT", "8120"))
MARKET, BARE, PEER = "market", "bare", "oscar"
SETTINGS = {MARKET: "bench.market.settings", BARE: "bench.bare.settings", PEER: "bench.peer_oscar.settings"}
SECRET = "invented-for-the-benchmark-" + "k" * 40


@dataclass(frozen=True)
class Size:
    """How much is sold, and by how many."""

    products: int
    sellers: int = 500
    seed: int = 7

    @property
    def offers(self) -> int:
        return self.products * 13 // 10


def port_of(target: str) -> int:
    return FIRST_PORT + list(SETTINGS).index(target)


def database_of(target: str, size: Size) -> str:
    """Name a target's database; the bare page takes its two dozen cards from the market's, once."""
    kind = f"_{PEER}" if target == PEER else ""
    return f"{PREFIX}{kind}_{size.products}"


def static_of(target: str) -> Path:
    return VAR / "static" / (PEER if target == PEER else MARKET)


def environ_of(target: str, size: Size) -> dict[str, str]:
    """Return what a production process of this target is told, over loopback without TLS."""
    return {
        "DJANGO_SETTINGS_MODULE": SETTINGS[target],
        "DEBUG": "",
        "PYTHONPATH": f"{ROOT}:{PEER_PACKAGES}" if target == PEER else str(ROOT),
        "DATABASE_URL": f"{POSTGRES}/{database_of(target, size)}",
        "REDIS_URL": REDIS,
        "SECRET_KEY": SECRET,
        "FIELD_ENCRYPTION_KEYS": SECRET,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"http://127.0.0.1:{port_of(target)}",
        "SECURE_SSL_REDIRECT": "False",
        "RAZORPAY_KEY_ID": "rzp_test_bench",
        "RAZORPAY_KEY_SECRET": SECRET,
        "RAZORPAY_WEBHOOK_SECRET": SECRET,
        "IDP_OIDC_PRIVATE_KEY": SECRET,
        "EMAIL_URL": "dummymail://",
        "STATIC_ROOT": str(static_of(target)),
        "MEDIA_ROOT": str(VAR / "media"),
        "VAR_DIR": str(VAR),
        "CONN_MAX_AGE": "600",
    }
