"""Settings, in Django's order, from the environment, with safe development defaults.

Production (``DEBUG`` unset or false) refuses to start while a secret is missing.
"""

import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from vrinda import oscar
from vrinda.staff_colours import STAFF_COLOURS

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))  # what a development market keeps on disk

# --- Core -----------------------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
TESTING = "pytest" in sys.modules


def secret(name: str, development: str) -> str:
    """Read a secret; only development and tests may do without it."""
    value = env.str(name, default="")
    if value:
        return value
    if DEBUG or TESTING:
        return development
    raise ImproperlyConfigured(f"Set the environment variable {name}: production does not start without it.")


SECRET_KEY = secret("SECRET_KEY", "development-only-" + "k" * 48)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
FIELD_ENCRYPTION_KEYS = secret("FIELD_ENCRYPTION_KEYS", "development-only-field-key").split(",")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "testserver"] if DEBUG or TESTING else [])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the host names this market answers to.")
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
SITE_ID = 1
ROOT_URLCONF = "vrinda.urls"
WSGI_APPLICATION = "vrinda.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CLOCK_OFFSET_FILE = VAR_DIR / "clock-offset"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
LARGEST_REQUEST = 16 * 1024 * 1024  # a picture of a product, and the form around it

# --- Apps -----------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "vrinda.apps.VrindaConfig",
    "vrinda.kernel",
    "accounts",
    "sellers",
    "catalog",
    "payments",
    "orders",
    *oscar.UNFORKED_APPS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.idp.oidc",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_scopes",
    "django_htmx",
    "django_cotton",
    "lucide",
    "unfold.apps.BasicAppConfig",  # its default config would put its own site in place of ours
    "unfold.contrib.filters",
    "unfold.contrib.import_export",
    "import_export",
    "csp",
    "vrinda.admin_site.StaffConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "vrinda.middleware.RequestIdMiddleware",
    "vrinda.gatekeeping.NothingIsKeptMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "vrinda.middleware.LanguageOfAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "vrinda.gatekeeping.BoundedRequestMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "vrinda.middleware.StaffSeeAllSellersMiddleware",
    "vrinda.middleware.DomainErrorMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "vrinda" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vrinda.context.languages",
            ],
        },
    }
]
COTTON_DIR = "components"
COTTON_ISOLATE_BY_DEFAULT = True  # a component sees its inputs and the context processors, never the page around it

REMEMBERED_PAGES = env.int("REMEMBERED_PAGES", default=300)  # finished pages of each kind, in each process
REMEMBERED_PIECES = env.int("REMEMBERED_PIECES", default=2000)  # of each kind, in each process; none with 0

# --- Data -----------------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'vrinda.sqlite3'}")}
_database = DATABASES["default"]
if _database["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at BEGIN, so that two
    # transactions that read first and write later wait for each other instead of failing.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
    Path(_database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
else:
    _database["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    _database["CONN_HEALTH_CHECKS"] = True

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="")
CELERY_TASK_ALWAYS_EAGER = not CELERY_BROKER_URL
CELERY_TASK_EAGER_PROPAGATES = False
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "Asia/Kolkata"

# --- People ---------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "catalog:home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# The class that sends short messages; without one (production before its contract) phones are not asked for.
SMS_SENDER = env.str("SMS_SENDER", default="accounts.sms.ConsoleSms" if DEBUG or TESTING else "")
ACCOUNT_LOGIN_METHODS = {"email", "phone"} if SMS_SENDER else {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", *(["phone"] if SMS_SENDER else []), "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_FORMS = {"request_login_code": "accounts.forms.RequestLoginCodeForm"}
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True  # a link in a mail could be made to point at another host
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Vrinda · "
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = False if TESTING else {}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEBUG else "https"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Vrinda"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
USERSESSIONS_TRACK_ACTIVITY = False
IDP_OIDC_ADAPTER = "accounts.oidc.OIDCAdapter"
IDP_OIDC_PRIVATE_KEY = secret("IDP_OIDC_PRIVATE_KEY", "").replace("\\n", "\n")
IDP_OIDC_DEVELOPMENT_KEY_FILE = VAR_DIR / "oidc-development-key.pem"
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = 3600
DEMO_LOGINS_FILE = VAR_DIR / "demo-logins.json"  # shown on the sign-in page, in DEBUG only

# --- Language and time ----------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("hi", _("Hindi"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Kolkata"
USE_TZ = True
USE_I18N = True

# --- Files ----------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "static-root"))
MEDIA_URL = env.str("MEDIA_URL", default="/media/")
MEDIA_ROOT = str(env.path("MEDIA_ROOT", default=str(BASE_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Mail -----------------------------------------------------------------------------------------------
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
LETTERS_PER_HOUR = env.int("LETTERS_PER_HOUR", default=2000)  # alerts and news of questions, to everybody together
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Vrinda <namaste@vrinda.example>")

# --- Safety ---------------------------------------------------------------------------------------------
if not DEBUG and not TESTING:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = OSCAR_BASKET_COOKIE_SECURE = True
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "vrinda.refusals.form_has_grown_old"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- Money ----------------------------------------------------------------------------------------------
MARKET_STATE_CODE = env.str("MARKET_STATE_CODE", default="09")  # where the market itself is registered
MARKET_PINCODE = env.str("MARKET_PINCODE", default="281121")  # where prices are brought to when nobody said where
MARKET_GSTIN = env.str("MARKET_GSTIN", default="")
COD_LIMIT_PAISE = env.int("COD_LIMIT_PAISE", default=300_000)
UNPAID_ORDER_MINUTES = env.int("UNPAID_ORDER_MINUTES", default=30)
ORDERS_PER_HOUR = env.int("ORDERS_PER_HOUR", default=30)  # of one person, or of all guests behind one address
SEARCH_ENGINE = env.str("SEARCH_ENGINE", default="")  # unset: the database; see docs/flows/search.md
OPENSEARCH_URL = env.str("OPENSEARCH_URL", default="").rstrip("/")  # may carry user:password@
OPENSEARCH_INDEX = env.str("OPENSEARCH_INDEX", default="listings")
BUY_BOX = env.str("BUY_BOX", default="catalog.buybox.LandedPrice")  # which of several offers stands first
RAZORPAY_KEY_ID = secret("RAZORPAY_KEY_ID", "rzp_test_vrinda")
RAZORPAY_KEY_SECRET = secret("RAZORPAY_KEY_SECRET", "vrinda_test_secret")
# The current secret first, then the previous one while the gateway still retries events signed with it.
RAZORPAY_WEBHOOK_SECRETS = [
    part for part in secret("RAZORPAY_WEBHOOK_SECRET", "vrinda_webhook_secret").split(",") if part.strip()
]
if not RAZORPAY_WEBHOOK_SECRETS:
    raise ImproperlyConfigured("RAZORPAY_WEBHOOK_SECRET is blank: forged webhooks would be believed.")
RAZORPAY_BASE_URL = env.str(
    "RAZORPAY_BASE_URL", default="http://127.0.0.1:8001" if DEBUG or TESTING else "https://api.razorpay.com"
)
RAZORPAY_CHECKOUT_URL = env.str("RAZORPAY_CHECKOUT_URL", default=f"{RAZORPAY_BASE_URL}/v1/checkout/embedded")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *env.list("CSP_IMG_ORIGINS", default=[])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF, "/".join(RAZORPAY_CHECKOUT_URL.split("/")[:3])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}

# --- What the law wants named -----------------------------------------------------------------------------
# Consumer Protection (E-Commerce) Rules 2020, rule 4: shown on /about/legal/; `check --deploy` asks for each.
MARKET = {
    "legal_name": env.str("MARKET_LEGAL_NAME", default=""),
    "address": env.str("MARKET_ADDRESS", default=""),
    "care_phone": env.str("MARKET_CARE_PHONE", default=""),
    "care_email": env.str("MARKET_CARE_EMAIL", default=""),
    "grievance_officer": env.str("MARKET_GRIEVANCE_OFFICER", default=""),
    "grievance_phone": env.str("MARKET_GRIEVANCE_PHONE", default=""),
    "grievance_email": env.str("MARKET_GRIEVANCE_EMAIL", default=""),
}

# --- REST -----------------------------------------------------------------------------------------------
REST_FRAMEWORK: dict = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "vrinda.kernel.rest.authentication.BearerToken",
        "vrinda.kernel.rest.authentication.OwnPages",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["vrinda.kernel.rest.permissions.Nobody"],  # a view says who may; silence is no
    "DEFAULT_THROTTLE_CLASSES": ["vrinda.kernel.rest.rates.PerPrincipal"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["vrinda.kernel.rest.parsers.BoundedJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "vrinda.kernel.rest.schema.RestSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "vrinda.kernel.rest.errors.handle",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "URL_FORMAT_OVERRIDE": None,
    "NUM_PROXIES": ALLAUTH_TRUSTED_PROXY_COUNT,
}
API_REQUESTS_PER_MINUTE = {
    "read": env.int("API_READS_PER_MINUTE", default=600),
    "write": env.int("API_WRITES_PER_MINUTE", default=120),
    "money": env.int("API_MONEY_PER_MINUTE", default=30),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Vrinda",
    "DESCRIPTION": "The market's REST door. Money is integer paise beside its currency; times are RFC 3339 in UTC; "
    "ids are opaque. Refusals have one form and stable codes (docs/api/errors.md).",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "PATH_CONVERTER_OVERRIDES": {"public_id": str},
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": ["vrinda.kernel.rest.permissions.Anyone"],
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "BasketStateEnum": ["open", "ordered", "merged"],
        "SellerOrderStateEnum": "orders.states.SellerOrderState",
        "ShopOrderStateEnum": ["confirmed", "accepted", "shipped", "delivered", "settled", "returned", "cancelled"],
        "OrderStatusEnum": "orders.states.OrderStatus",
        "PaymentMethodEnum": "payments.states.PaymentMethod",
        "PaymentStateEnum": "payments.states.PaymentState",
        "PayoutStateEnum": "payments.states.PayoutState",
    },
    "ENABLE_DJANGO_DEPLOY_CHECK": False,  # `manage.py spectacular --validate --fail-on-warn` is part of `make check`
}

# --- Oscar ----------------------------------------------------------------------------------------------
from oscar.defaults import *  # noqa: E402, F403

vars().update(oscar.SETTINGS)

# --- Admin ----------------------------------------------------------------------------------------------
UNFOLD = {
    "SITE_TITLE": _("Vrinda staff"),
    "SITE_HEADER": "Vrinda",
    "SITE_SUBHEADER": _("The market’s staff"),
    "SITE_ICON": lambda request: static("vrinda/mark.svg"),
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("vrinda/mark.svg")},
    ],
    "SHOW_BACK_BUTTON": True,
    "BORDER_RADIUS": "8px",
    "COLORS": STAFF_COLOURS,
    "SIDEBAR": {"show_search": True, "navigation": "vrinda.admin_menu.sidebar"},
}
