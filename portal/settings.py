"""Settings, read from the environment.

In production `DATABASE_URL`, `REDIS_URL`, `SECRET_KEY`, `FIELD_KEYS` and `ALLOWED_HOSTS` are required;
`make run` sets all of them for its own embedded servers. `DEMO=1` lets made-up people in without
a second factor and must never be set on a real desk.
"""

import os
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from portal.embedded.postgres import Postgres
from portal.embedded.redis import Redis

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / ".var"))


def _flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def _words(name: str, default: str = "") -> list[str]:
    return [word for word in os.environ.get(name, default).replace(",", " ").split() if word]


def _required(name: str, local: str) -> str:
    """The variable, or its local stand-in where this is a demo, a test or a development run."""
    if value := os.environ.get(name):
        return value
    if LOCAL:
        return local
    raise ImproperlyConfigured(f"{name} must be set. `make run` sets it for a trial on one machine.")


DEBUG = _flag("DEBUG")
DEMO = _flag("DEMO")
TESTING = _flag("TESTING")
# Commands that only look at the code (collectstatic, makemessages, makemigrations) need no server.
CODE_ONLY = bool({"collectstatic", "makemessages", "compilemessages", "makemigrations"} & set(sys.argv[1:2]))
LOCAL = DEBUG or DEMO or TESTING or CODE_ONLY

SECRET_KEY = _required("SECRET_KEY", "only-for-one-machine-" + "k" * 48)
# ID:KEY pairs, the newest first; each key is 32 bytes in URL-safe base64. They encrypt names of consultees.
FIELD_KEYS = _required("FIELD_KEYS", "local:" + "bG9jYWxsb2NhbGxvY2FsbG9jYWxsb2NhbGxvY2FsbG8=")
ALLOWED_HOSTS = _words("ALLOWED_HOSTS", "localhost 127.0.0.1 [::1]" if LOCAL else "")
if not LOCAL and (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts this desk answers to, never *.")
CSRF_TRUSTED_ORIGINS = _words("CSRF_TRUSTED_ORIGINS")
BASE_URL = os.environ.get("BASE_URL", "http://localhost:8000").rstrip("/")
# Whether anybody reads what was published for everybody; otherwise only those who are signed in.
OPEN_PUBLICATIONS = _flag("OPEN_PUBLICATIONS")

INSTALLED_APPS = [
    "portal.accounts",
    "portal.ledger",
    "portal.notifications",
    "portal.ui",
    "portal.drafts",
    "jurisdictions",
    "jurisdictions.pauses",
    "jurisdictions.assessments",
    "jurisdictions.assessments.discussing",
    "jurisdictions.assessments.break_glass",
    "jurisdictions.assessments.publishing",
    "jurisdictions.assessments.watching",
    "reviews",
    "reviews.intake",
    "reviews.desk",
    "reviews.exceptions",
    "reviews.clocks",
    "reviews.reports",
    "reviews.demo",
    "portal.administration.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_celery_beat",
    "django_htmx",
    "pgtrigger",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    # Every page needs a sign-in unless its view says `login_not_required`.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "portal.accounts.middleware.SecondFactorMiddleware",
    "portal.accounts.middleware.PreferencesMiddleware",
    "portal.acts.middleware.ChannelMiddleware",
    "portal.ui.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.ui.context.shell",
            ],
            "builtins": ["portal.ui.templatetags.ui", "django.templatetags.i18n"],
        },
    }
]

# Where `make run` keeps its own server, so that manage.py finds it from another terminal.
_embedded = Postgres(VAR_DIR / "postgres").url("abeyance")
DATABASES = {"default": dj_database_url.parse(_required("DATABASE_URL", _embedded), conn_max_age=0)}
DATABASES["default"].setdefault("OPTIONS", {}).update(
    {
        # Commands that only look at the code must not wait half a minute for a server they do not need.
        "pool": not CODE_ONLY and {"min_size": 1, "max_size": int(os.environ.get("DATABASE_POOL", "8"))},
        # A stuck discloser must not delay a pause: PostgreSQL ends it.
        "options": "-c idle_in_transaction_session_timeout=15000 -c lock_timeout=20000",
    }
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = _required("REDIS_URL", Redis(VAR_DIR / "redis").url)
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
# Open pages that a process of the web server streams to; further ones ask from time to time. Each holds one
# of the threads in the Procfile.
LIVE_STREAMS = int(os.environ.get("LIVE_STREAMS", "16"))
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = "UTC"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
# A killed worker's tasks come back within seconds, not after Celery's default hour.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 60,
    "unacked_restore_interval": 2,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
}
CELERY_BEAT_SCHEDULE = {
    "deliver notices that are still owed": {"task": "notifications.sweep", "schedule": 10.0},
    "remind of deadlines": {"task": "clocks.remind", "schedule": 60.0},
    "watch what decisions rest on": {"task": "watching.look", "schedule": 60.0},
    "remind of decisions that end": {"task": "watching.remind", "schedule": 60.0},
    "remind of pause reviews": {"task": "pauses.remind", "schedule": 60.0},
    "tell of pauses in force again": {"task": "break_glass.tell_again", "schedule": 60.0},
    "escalate pauses not countersigned": {"task": "pauses.escalate", "schedule": 60.0},
    "return what was decided before a lift": {"task": "desk.back_to_triage", "schedule": 30.0},
    "tell agencies of pauses": {"task": "desk.tell_agencies", "schedule": 30.0},
    "end stale claims": {"task": "desk.end_stale_claims", "schedule": 30.0},
    "add up the tally of requests": {"task": "reviews.add_up_tally", "schedule": 60.0},
    "seal the ledger": {"task": "ledger.seal", "schedule": 20.0},
    "make exports of publications": {"task": "publishing.make_exports", "schedule": 10.0},
    "forget old drafts": {"task": "drafts.forget_old", "schedule": 86_400.0},
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "portal.accounts.adapter.InvitationOnly"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Abeyance"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator entered the address, and the invitation went to it
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _flag("BEHIND_PROXY") else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "1025" if LOCAL else "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = not LOCAL
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("FROM_EMAIL", "Abeyance <desk@abeyance.example>")

LANGUAGE_CODE = "en-gb"
# A language joins when its catalogue is there: half a page in it helps nobody and misleads a screen reader.
LANGUAGES = [("en-gb", _("English"))]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING
MEDIA_ROOT = Path(os.environ.get("FILES_DIR", VAR_DIR / "files"))  # never served by URL: only acts open files
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
}
