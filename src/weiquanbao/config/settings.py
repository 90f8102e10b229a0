"""Django's settings. What an installation may choose comes from `environment`; the rest is the same everywhere."""

from pathlib import Path

from weiquanbao.config import database, embedded, environment, floors, mail, own_authority

ENVIRONMENT = environment.current()
MODE = ENVIRONMENT.mode
PRODUCTION = MODE == "production"
HOME: Path = ENVIRONMENT.home
DEBUG = ENVIRONMENT.debug

# Secrets. DATA_KEYS: the first encrypts, all decrypt.
SECRET_KEY = ENVIRONMENT.secret_key
DATA_KEYS: list[bytes] = list(ENVIRONMENT.data_keys)
INDEX_KEY: bytes = ENVIRONMENT.index_key
LEDGER_KEY: bytes = ENVIRONMENT.ledger_key
CIPHER = ENVIRONMENT.cipher
LEDGER_PAST_KEYS: list[bytes] = list(ENVIRONMENT.ledger_past_keys)
LEDGER_DIGEST = ENVIRONMENT.digest

# The federation and its limits.
COUNTY_NAME = ENVIRONMENT.county
PUBLIC_URL = (ENVIRONMENT.public_url or f"http://localhost:{ENVIRONMENT.port}").rstrip("/")
COUNTY_MARK = ENVIRONMENT.county_mark
COUNTY_REGION = ENVIRONMENT.county_region
CLOCK_SOON_CALENDAR = ENVIRONMENT.clock_soon_calendar
CLOCK_SOON_WORKING = ENVIRONMENT.clock_soon_working
SAMPLE_DATA = MODE == "demo"
_SAMPLE_COUNTY = SAMPLE_DATA and COUNTY_REGION == "330782"
ARBITRATION_BOARD = ENVIRONMENT.arbitration_board or (
    "义乌市劳动人事争议仲裁委员会" if _SAMPLE_COUNTY else ""
)
COURT = ENVIRONMENT.court or ("义乌市人民法院" if _SAMPLE_COUNTY else "")
MEGABYTE = 1024 * 1024
PAPERS_FOLDER = ENVIRONMENT.papers
SEAL_CERTIFICATE = ENVIRONMENT.seal_certificate or (
    "" if PRODUCTION else own_authority.kept(HOME, COUNTY_NAME)
)
SEAL_PASSWORD = ENVIRONMENT.seal_password
EVIDENCE_FILE_LIMIT = ENVIRONMENT.evidence_file_limit * MEGABYTE
EVIDENCE_MATTER_LIMIT = ENVIRONMENT.evidence_matter_limit * MEGABYTE
EVIDENCE_COUNT_LIMIT = ENVIRONMENT.evidence_count_limit
SMS_GATEWAY = {
    "kind": "http" if ENVIRONMENT.sms_url else ("none" if PRODUCTION else "screen"),
    "url": ENVIRONMENT.sms_url,
    "headers": dict(ENVIRONMENT.sms_headers),
    "body": dict(ENVIRONMENT.sms_body),
    "timeout": ENVIRONMENT.sms_timeout,
    "method": ENVIRONMENT.sms_method,
    "format": ENVIRONMENT.sms_format,
    "phone": ENVIRONMENT.sms_phone,
    "signature": ENVIRONMENT.sms_signature,
    "success_path": ENVIRONMENT.sms_success_path,
    "success_value": ENVIRONMENT.sms_success_value,
    "id_path": ENVIRONMENT.sms_id_path,
}

# Apps.
INSTALLED_APPS = [
    "weiquanbao.config",
    *floors.installed(),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "weiquanbao.config.toasts.ToastsConfig",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "pgtrigger",
    "procrastinate.contrib.django",
    "rules",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "weiquanbao.config.urls"
WSGI_APPLICATION = "weiquanbao.config.wsgi.application"

MIDDLEWARE = [
    "weiquanbao.config.watch.RequestWatch",
    "weiquanbao.config.security.ClientAddress",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "weiquanbao.config.security.BrowserRules",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "weiquanbao.web.account.guard.StaffGuard",
    "django_htmx.middleware.HtmxMiddleware",
    "weiquanbao.web.visits.CountVisits",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "weiquanbao.config.context.installation",
            ],
        },
    },
]

# Database. Web workers keep a pool; background work needs connections of its own without one.
DATABASE_ADDRESS = ENVIRONMENT.database_url or embedded.address(HOME)
DATABASES = {
    "default": database.from_url(
        DATABASE_ADDRESS, pool=ENVIRONMENT.database_pool, plans=ENVIRONMENT.database_plans
    )
}
# Limits on codes and passwords must be shared by all processes, so the cache is a table.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PGTRIGGER_SCHEMA_EDITOR = False

# Language and time. Chinese is the source of every text; English is a complete translation.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# Sign-in of staff: a password and a code from an authenticator.
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/15m/key", "reauthenticate": "10/m/user"}
ACCOUNT_ADAPTER = "weiquanbao.web.account.adapter.StaffAdapter"
# Seals the secrets of authenticators like any other personal data.
MFA_ADAPTER = "weiquanbao.web.account.adapter.SecondFactorAdapter"
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = COUNTY_NAME
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# The browser's side of security.
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts) or ([] if PRODUCTION else ["*"])
SECURE_COOKIES = PRODUCTION and not ENVIRONMENT.plain_http
SESSION_ENGINE = "weiquanbao.config.sessions"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_NAME = "__Host-session" if SECURE_COOKIES else "session"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_SSL_REDIRECT = SECURE_COOKIES
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE_COOKIES else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.proxies else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "weiquanbao.config.refusals.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
DATA_UPLOAD_MAX_NUMBER_FILES = EVIDENCE_COUNT_LIMIT
LIVE_PORT = ENVIRONMENT.live_port or ENVIRONMENT.port + 1
LIVE_URL = ENVIRONMENT.live_url

# Files. Evidence lives under the home, content-addressed; static files carry their digest in their name.
MEDIA_ROOT = HOME / "files"
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MODE != "test"
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600

# Mail.
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_USE_SSL = (
    mail.from_url(ENVIRONMENT.email_url)
)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENVIRONMENT.email_from

# Logs: one structured line a request, nothing personal.
LOGGING_CONFIG = "weiquanbao.config.logs.configure"
LOGGING = {"level": ENVIRONMENT.log_level, "strict": MODE == "test"}
# Other sites may live under the county's domain: it is not ours to promise TLS for them.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
