"""Whom a connection trusts: the TLS settings of an environment."""

import ssl

import certifi

from app.client.environment import Environment


def uses_tls(environment: Environment) -> bool:
    """Whether service or proxy speak TLS; redirects, which could change it, are not followed."""
    addresses = (environment.base_url, environment.proxy or "")
    return any(address.lower().startswith("https:") for address in addresses)


def context(environment: Environment) -> ssl.SSLContext:
    """The system's authorities, certifi's and the environment's own; none are asked where `verify` is off.

    Raises OSError (ssl.SSLError is one) for a CA file that can't be read or holds no certificate.
    """
    if not uses_tls(environment):
        # Loading the authorities takes 50 ms of the loop's time; this one trusts nobody and is never asked.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    result = ssl.create_default_context()
    if environment.verify:
        result.load_verify_locations(certifi.where())
    else:
        result.check_hostname = False
        result.verify_mode = ssl.CERT_NONE
    if environment.ca_file is not None:
        result.load_verify_locations(environment.ca_file)
    return result
