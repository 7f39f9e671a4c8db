"""Service accounts: their keys, the exchange of a signed assertion for a token, what a token allows."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from .wire import Json, Refusal

AUDIENCE = "https://oauth2.googleapis.com/token"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
LIFETIME = 3600
SKEW = 300
PREFIX = "https://www.googleapis.com/auth/"
WRITE_SCOPES = {"sheets": {"spreadsheets", "drive", "drive.file"}, "drive": {"drive", "drive.file"}}
READ_SCOPES = {
    "sheets": {"spreadsheets.readonly", "drive.readonly"},
    "drive": {"drive.readonly", "drive.metadata.readonly"},
}
TIMEFRAME = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)


class NoGrant(Exception):
    """A token request that is turned down."""

    def __init__(self, description: str, error: str = "invalid_grant") -> None:
        super().__init__(description)
        self.body = {"error": error, "error_description": description}


@dataclass(frozen=True)
class Grant:
    """What a token stands for."""

    email: str
    scopes: frozenset[str]
    expires: float

    def allows(self, api: str, *, write: bool) -> bool:
        names = {scope.removeprefix(PREFIX) for scope in self.scopes}
        return bool(names & (WRITE_SCOPES[api] if write else WRITE_SCOPES[api] | READ_SCOPES[api]))


@cache
def private_key(number: int) -> rsa.RSAPrivateKey:
    """A key pair. They are slow to make, so that the accounts of a process share them by number."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Accounts:
    """Registered keys by account and key id, and the tokens that were given out."""

    now: Callable[[], float]
    keys: dict[tuple[str, str], rsa.RSAPublicKey] = field(default_factory=dict)
    tokens: dict[str, Grant] = field(default_factory=dict)

    def write_key(self, path: Path, email: str, token_uri: str) -> Path:
        """Register a key for the account and write its file as Google's console does."""
        pair = private_key(0)
        key_id = sha256(f"{email} {len(self.keys)}".encode()).hexdigest()[:40]
        self.keys[email, key_id] = pair.public_key()
        pem = pair.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        content = {
            "type": "service_account",
            "project_id": email.partition("@")[2].partition(".")[0],
            "private_key_id": key_id,
            "private_key": pem.decode(),
            "client_email": email,
            "client_id": str(int(key_id[:16], 16)),
            "token_uri": token_uri,
            "universe_domain": "googleapis.com",
        }
        path.touch(mode=0o600)
        path.chmod(0o600)
        path.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
        return path

    def revoke(self, email: str, *, tokens: bool) -> None:
        self.keys = {key: public for key, public in self.keys.items() if key[0] != email}
        if tokens:
            self.tokens = {token: grant for token, grant in self.tokens.items() if grant.email != email}

    def issue(self, email: str, scopes: frozenset[str], reason: str) -> str:
        token = "ya29.c." + sha256(f"{len(self.tokens)} {reason}".encode()).hexdigest()
        self.tokens[token] = Grant(email, scopes, self.now() + LIFETIME)
        return token

    def exchange(self, form: dict[str, str]) -> Json:
        """A token for a signed assertion (RFC 7523)."""
        if form.get("grant_type") != GRANT:
            raise NoGrant(f"Invalid grant_type: {form.get('grant_type', '')}", "unsupported_grant_type")
        claims = self.verified(form.get("assertion", ""))
        if claims.get("aud") != AUDIENCE:
            raise NoGrant("Invalid JWT: Failed audience check.")
        now, issued, expires = self.now(), claims.get("iat", 0), claims.get("exp", 0)
        if abs(now - issued) > SKEW or expires < now - SKEW or not 0 < expires - issued <= LIFETIME + SKEW:
            raise NoGrant(TIMEFRAME)
        scopes = frozenset(str(claims.get("scope", "")).split())
        if not scopes:
            raise NoGrant("Invalid OAuth scope or ID token audience provided.", "invalid_scope")
        token = self.issue(str(claims["iss"]), scopes, form["assertion"])
        return {"access_token": token, "expires_in": LIFETIME - 1, "token_type": "Bearer"}

    def verified(self, assertion: str) -> Json:
        """The claims of an assertion whose RS256 signature is the account's."""
        try:
            head, body, signature = assertion.split(".")
            header, claims = orjson.loads(unpacked(head)), orjson.loads(unpacked(body))
            signed = unpacked(signature)
        except (ValueError, binascii.Error):
            raise NoGrant("Invalid JWT: Failed to parse.") from None
        account = str(claims.get("iss", ""))
        if header.get("alg") != "RS256":
            raise NoGrant("Invalid JWT: unsupported algorithm.")
        public = self.keys.get((account, str(header.get("kid", ""))))
        if public is None:
            known = any(email == account for email, _ in self.keys)
            raise NoGrant("Invalid JWT Signature." if known else "Invalid grant: account not found")
        try:
            public.verify(signed, f"{head}.{body}".encode(), padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            raise NoGrant("Invalid JWT Signature.") from None
        return dict(claims)

    def grant(self, header: str) -> Grant | None:
        """What the Authorization header stands for; None for a token that is unknown or has expired."""
        scheme, _, token = header.partition(" ")
        found = self.tokens.get(token.strip()) if scheme.casefold() == "bearer" else None
        return found if found and found.expires > self.now() else None


def info(reason: str, method: str, service: str) -> Json:
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": {"service": f"{service}.googleapis.com", "method": method},
    }


def unauthenticated(method: str, service: str, *, given: bool) -> Refusal:
    fault = "had invalid authentication credentials" if given else "is missing required authentication credential"
    text = (
        f"Request {fault}. Expected OAuth 2 access token, login cookie or other valid authentication credential. "
        "See https://developers.google.com/identity/sign-in/web/devconsole-project."
    )
    reason = "ACCESS_TOKEN_EXPIRED" if given else "CREDENTIALS_MISSING"
    headers = {"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/"'}
    return Refusal(401, text, info(reason, method, service), headers=headers)


def out_of_scope(method: str, service: str) -> Refusal:
    text = "Request had insufficient authentication scopes."
    return Refusal(403, text, info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", method, service))
