"""Who asks: a token of the reader's institution, or the key of a saved query."""

from __future__ import annotations

import base64
import ipaddress
import re
from typing import Callable, Union
from urllib.parse import urlsplit

from .contract import sentence
from .refusals import refusal_of

Token = Union[str, Callable[[], str], None]


def authorization(token: Token) -> dict[str, str]:
    """The header that a token is sent in. Raises HubRefusal for one that no header can hold: it is never repeated."""
    text = ((token() if callable(token) else token) or "").strip()
    if text and not re.fullmatch(r"[\x21-\x7e]+", text):
        raise refusal_of("TOKEN_MALFORMED", sentence("TOKEN_MALFORMED"))
    return {"authorization": f"Bearer {text}"} if text else {}


def basic(key: tuple[str, str]) -> dict[str, str]:
    """HTTP Basic: a key's id is the name, its secret the password; never in an address."""
    text = base64.b64encode(f"{key[0]}:{key[1]}".encode()).decode()
    return {"authorization": f"Basic {text}"}


def refuse_insecure(url: str, credentials: object) -> None:
    """Raises HubRefusal where credentials would be read on their way: HTTP without TLS, other than to this machine."""
    parts = urlsplit(url)
    if credentials and parts.scheme != "https" and not _is_here(parts.hostname or ""):
        raise refusal_of("INSECURE_ADDRESS", sentence("INSECURE_ADDRESS", place=parts.hostname))


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
