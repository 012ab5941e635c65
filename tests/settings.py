"""Settings of the tests: a data folder of their own, thrown away at the end; everybody in it is invented."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="hearthlight-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["HEARTHLIGHT_HOME"] = _home
# Playwright's own loop lives in this thread while a browser is open; nothing here is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from hearthlight.site.settings import *  # noqa: E402, F403
from hearthlight.site.settings import DATABASES, HOME  # noqa: E402

HEARTHLIGHT_DEMO = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"] == "hearthlight.site.backend":
    DATABASES["default"]["TEST"] = {"NAME": str(HOME.folder / "test.sqlite3")}
