"""A certificate authority that lives as long as a run of the tests."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Authority:
    """Signs certificates; `file` is what those trust who trust it."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def file(self) -> Path:
        return self.folder / "authority.pem"

    def server(
        self,
        name: str,
        names: Sequence[str],
        *,
        since: dt.timedelta = -DAY,
        until: dt.timedelta = DAY,
        own: bool = False,
    ) -> ssl.SSLContext:
        """What a server shows: a certificate for names, in force from and to times counted from now; `own`: signed by
        itself.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = _name(names[0]) if own else self.certificate.subject
        builder = _builder(key, names[0], issuer, since, until).add_extension(
            x509.SubjectAlternativeName([_alternative(each) for each in names]), critical=False
        )
        identity = x509.AuthorityKeyIdentifier.from_issuer_public_key((key if own else self.key).public_key())
        certificate = builder.add_extension(identity, critical=False).sign(key if own else self.key, hashes.SHA256())
        path = self.folder / f"{name}.pem"
        path.write_bytes(_pem(key) + certificate.public_bytes(Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def found(folder: Path) -> Authority:
    """A new authority whose files lie in a folder."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Authority of the tests")
    builder = _builder(key, "Authority of the tests", name, -2 * DAY, 2 * DAY)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    authority = Authority(folder, key, certificate)
    authority.file.write_bytes(certificate.public_bytes(Encoding.PEM))
    return authority


def _builder(
    key: ec.EllipticCurvePrivateKey, subject: str, issuer: x509.Name, since: dt.timedelta, until: dt.timedelta
) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + since)
        .not_valid_after(now + until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
