"""What every answer carries."""

import pytest
from django.test import Client

from hearthlight.desk import style


@pytest.mark.django_db
def test_the_policy_allows_our_style_and_nothing_inline(client: Client) -> None:
    answer = client.get("/healthz")
    policy = answer.headers["Content-Security-Policy"]
    assert answer.content == b"ok\n"
    assert style.policy_source() in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.django_db
def test_chinese_first_whatever_the_browser_prefers(client: Client) -> None:
    assert client.get("/healthz", headers={"accept-language": "en"}).headers["Content-Language"] == "zh-hans"
    client.cookies["django_language"] = "en"
    assert client.get("/healthz").headers["Content-Language"] == "en"
