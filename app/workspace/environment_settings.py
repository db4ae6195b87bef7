"""How environments stand in the settings file, each field declared for the settings page."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.client.environment import Environment, TokenKind, TokenReference, Tone
from app.workspace.declared import SettingKind, Shown


class TokenSettings(BaseModel):
    """Where a token is kept: the keychain's id or a variable's name, never the token."""

    model_config = ConfigDict(extra="allow", frozen=True)

    kind: TokenKind
    key: str


class EnvironmentSettings(BaseModel):
    """One named environment, as app.client.environment describes it; times in seconds."""

    model_config = ConfigDict(extra="allow", frozen=True)

    name: Annotated[
        str,
        Field(min_length=1),
        Shown("Name", "As the top bar and the exchanges call it.", SettingKind.TEXT),
    ]
    base_url: Annotated[
        str,
        Shown(
            "Base address",
            "Where the service is. The endpoint's path is added by the console.",
            SettingKind.TEXT,
            hint="https://host",
        ),
    ]
    production: Annotated[
        bool,
        Shown(
            "Production",
            "Marks the environment in the top bar, so that nobody mistakes it for another one.",
            SettingKind.SWITCH,
            {"on": "Production", "off": "Not production"},
        ),
    ] = False
    colour: Annotated[
        Tone,
        Shown(
            "Colour",
            "The dot in the top bar.",
            SettingKind.TONE,
            {"blue": "Blue", "green": "Green", "amber": "Amber", "red": "Red", "grey": "Grey"},
        ),
    ] = "amber"
    token: Annotated[
        TokenSettings | None,
        Shown(
            "Token",
            "The access key. It stands in no file of the console.",
            SettingKind.TOKEN,
        ),
    ] = None
    connect_timeout: Annotated[
        float,
        Field(gt=0, allow_inf_nan=False),
        Shown("Time to connect", "Name, connection, proxy and TLS together.", SettingKind.SECONDS),
    ] = 10.0
    timeout: Annotated[
        float,
        Field(gt=0, allow_inf_nan=False),
        Shown(
            "Time to answer",
            "From the first byte sent to the last received. The service's own limit is 300 s by default.",
            SettingKind.SECONDS,
        ),
    ] = 330.0
    verify: Annotated[
        bool,
        Shown(
            "Certificate",
            "Where it is not checked, anybody in between can read the token and change the answers.",
            SettingKind.SWITCH,
            {"on": "Checked", "off": "Not checked"},
        ),
    ] = True
    ca_file: Annotated[
        Path | None,
        Shown(
            "CA file",
            "A PEM file of authorities that are trusted beside the usual ones.",
            SettingKind.FILE,
            hint="none",
            optional=True,
        ),
    ] = None
    proxy: Annotated[
        str | None,
        Shown(
            "Proxy",
            "http://host:port or https://host:port. Variables such as HTTPS_PROXY are not read.",
            SettingKind.TEXT,
            hint="none",
            optional=True,
        ),
    ] = None

    @classmethod
    def of(cls, environment: Environment) -> "EnvironmentSettings":
        """The settings that describe a client's environment."""
        token = environment.token
        return cls(
            name=environment.name,
            base_url=environment.base_url,
            token=None if token is None else TokenSettings(kind=token.kind, key=token.key),
            connect_timeout=environment.connect_timeout,
            timeout=environment.timeout,
            verify=environment.verify,
            ca_file=environment.ca_file,
            proxy=environment.proxy,
            colour=environment.colour,
            production=environment.production,
        )

    def environment(self) -> Environment:
        """The environment that the client takes."""
        token = None if self.token is None else TokenReference(self.token.kind, self.token.key)
        return Environment(
            name=self.name,
            base_url=self.base_url,
            token=token,
            connect_timeout=self.connect_timeout,
            timeout=self.timeout,
            verify=self.verify,
            ca_file=self.ca_file,
            proxy=self.proxy,
            colour=self.colour,
            production=self.production,
        )
