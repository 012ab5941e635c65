"""Django's settings. Everything that differs between installations comes from the data folder or the environment."""

import os

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from hearthlight.core import clock
from hearthlight.desk import style
from hearthlight.site.backend.pragmas import PRAGMAS
from hearthlight.site.home import Home

HOME = Home.of_environment()
clock.read_from(HOME.day)
HEARTHLIGHT_KEYS = HOME.key_ring
HEARTHLIGHT_DEMO = HOME.is_demo
HEARTHLIGHT_DEMO_OFFICES = {
    "village": ("specialist", "341623108201000"),
    "township": ("poverty_office_director", "341623108000000"),
    "county": ("county_office", "341623000000000"),
    "leader": ("leader", "341600000000000"),
    "auditor": ("auditor", "341600000000000"),
    "operator": ("operator", "341623000000000"),
    "helper": ("town_helper", "341623108000000"),
}

SECRET_KEY = HOME.signing_key.read_text() if HOME.signing_key.exists() else os.urandom(32).hex()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("HEARTHLIGHT_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

ROOMS = [
    "trail",
    "jobs",
    "places",
    "people",
    "checks",
    "decisions",
    "register",
    "sun",
    "standard",
    "help",
    "money",
    "grids",
    "duty",
    "oversight",
    "papers",
    "desk",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    *(f"hearthlight.{room}" for room in ROOMS),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hearthlight.site.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hearthlight.site.middleware.Looking",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "hearthlight.site.urls"
WSGI_APPLICATION = "hearthlight.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "hearthlight.site.middleware.face",
            ]
        },
    }
]

_SQLITE = {
    "ENGINE": "hearthlight.site.backend",
    "NAME": HOME.database,
    "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS},
}
_URL = os.environ.get("HEARTHLIGHT_DATABASE")
if _URL and not _URL.startswith(("postgres://", "postgresql://")):
    raise ImproperlyConfigured("HEARTHLIGHT_DATABASE takes a postgresql:// address; SQLite lives in HEARTHLIGHT_HOME")
DATABASES = {"default": dj_database_url.parse(_URL) if _URL else _SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "overview"
LOGOUT_REDIRECT_URL = "front"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
FILE_UPLOAD_MAX_MEMORY_SIZE = 100 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
"""Uploads hold people's numbers: they stay in memory until they are sealed, never in a plain temporary file."""
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86400

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'", style.policy_source()],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING"}},
}
