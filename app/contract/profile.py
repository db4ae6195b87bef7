"""A profile: one model for the person who writes and for the persona that answers."""

from typing import Final

from app.contract.declare import Given, Model, declare
from app.contract.forms import Date, DateTime, HttpsUrl, Number
from app.contract.groups import (
    FAMILY,
    IDENTITY,
    INTERESTS,
    INTIMATE,
    LIFE,
    LOOKS,
    PICTURES,
    PLACE,
    STORAGE,
)
from app.contract.values import (
    BdsmInterest,
    Ethnicity,
    EyesColor,
    Gender,
    HairColor,
    HairLength,
    Interest,
    LivingWith,
    LookedFor,
    MaritalStatus,
    Personality,
    PetSex,
    SexualInterest,
    SexualOrientation,
    SurgeryStatus,
    UnitSystem,
    WantsChildren,
)

_LENGTH: Final = {"METRIC": "cm", "IMPERIAL": "in"}
_WEIGHT: Final = {"METRIC": "kg", "IMPERIAL": "lb"}


class Features(Model):
    """Looks, life and interests of a profile."""

    ethnicity: Ethnicity | None = declare(
        "Ethnicity", LOOKS, "How the person would be described.", default=None
    )
    height: Given[Number] = declare(
        "Height", LOOKS, "In centimetres, or in inches when the units are imperial.", unit=_LENGTH
    )
    weight: Given[Number] = declare(
        "Weight", LOOKS, "In kilograms, or in pounds when the units are imperial.", unit=_WEIGHT
    )
    eyes_color: EyesColor | None = declare("Eye colour", LOOKS, "The colour of the eyes.", default=None)
    hair_color: HairColor | None = declare("Hair colour", LOOKS, "The colour of the hair.", default=None)
    hair_length: HairLength | None = declare("Hair length", LOOKS, "How long the hair is.", default=None)
    marital_status: MaritalStatus | None = declare(
        "Marital status", LIFE, "Whether there is or was a partner.", default=None
    )
    job: str | None = declare("Job", LIFE, "What the person works as.", max_length=32, default=None)
    interests: Given[list[Interest]] = declare(
        "Interests",
        INTERESTS,
        "What the person likes to do and to talk about.",
        default=[],
        default_words="none",
    )
    bdsm_interests: Given[list[BdsmInterest]] = declare(
        "BDSM interests",
        INTIMATE,
        "Intimate interests of an adult profile.",
        default=[],
        default_words="none",
    )
    sexual_interests: Given[list[SexualInterest]] = declare(
        "Sexual interests",
        INTIMATE,
        "Intimate interests of an adult profile.",
        default=[],
        default_words="none",
    )
    looking_for: Given[list[LookedFor]] = declare(
        "Looking for", LIFE, "The genders that the person wants to meet.", default=[], default_words="none"
    )
    sexual_orientation: SexualOrientation | None = declare(
        "Orientation", LIFE, "Whom the person is attracted to.", default=None
    )
    children_count: int | None = declare(
        "Number of children", LIFE, "How many children there are.", default=None
    )
    wants_children: WantsChildren | None = declare(
        "Wants children", LIFE, "Whether the person wishes for children.", default=None
    )
    surgery_status: SurgeryStatus | None = declare(
        "Surgery status", LIFE, "Has a meaning for transgender profiles only.", default=None
    )
    unit_system: Given[UnitSystem] = declare(
        "Units",
        LOOKS,
        "The units in which height and weight are given.",
        default="METRIC",
        default_words="Metric",
    )
    living_with: LivingWith | None = declare(
        "Living with", LIFE, "Who shares the person's home.", default=None
    )


class Child(Model):
    """A child of the profile's owner."""

    name: Given[str] = declare("Name", FAMILY, "The child's name.")
    gender: Given[Gender] = declare(
        "Gender", FAMILY, "The API lists no values here; the profile's genders are taken.", stated=False
    )
    age: Given[int] = declare("Age", FAMILY, "The child's age in years.")


class Pet(Model):
    """A pet of the profile's owner."""

    name: Given[str] = declare("Name", FAMILY, "The pet's name.", min_length=1, max_length=32)
    sex: Given[PetSex] = declare("Sex", FAMILY, "Whether the pet is male or female.")
    age: Given[int] = declare("Age", FAMILY, "The pet's age in years.")
    breed: Given[str] = declare("Breed", FAMILY, "The pet's breed.", min_length=1, max_length=32)
    type: Given[str] = declare("Kind", FAMILY, "What animal it is.", min_length=1, max_length=32)


class Profile(Model):
    """A person who gets replies, or a persona in whose name the service replies."""

    id: str = declare(
        "Profile id",
        IDENTITY,
        "The id under which the service stores the profile. The same id means the same profile.",
        required=True,
    )
    gender: Given[Gender] = declare("Gender", IDENTITY, "The gender of the profile's owner.")
    version: Given[str] = declare(
        "Version",
        STORAGE,
        "Any text. When it differs from the stored one, the service takes the profile anew; "
        "the time of the last change works well.",
        example="2025-01-01T12:34:20Z",
    )
    first_name: Given[str] = declare(
        "First name", IDENTITY, "A profile has a first name or a nickname, or both."
    )
    nickname: Given[str] = declare("Nickname", IDENTITY, "A profile has a first name or a nickname, or both.")
    description: Given[str] = declare(
        "Description", IDENTITY, "How the person presents themselves, in free words.", multiline=True
    )
    birthdate: Given[Date] = declare(
        "Birthdate",
        IDENTITY,
        "Year, month and day, such as 1990-05-14. Nobody under 18 is ever sent.",
        example="1990-05-14",
    )
    country_code: Given[str] = declare(
        "Country",
        PLACE,
        "The country's two-letter code. City and postal code count only with it.",
        min_length=2,
        max_length=2,
        example="FR",
        choices="country",
    )
    city: Given[str] = declare("City", PLACE, "Counts only when a country is given.", max_length=64)
    postal_code: Given[str] = declare(
        "Postal code", PLACE, "Counts only when a country is given.", max_length=64
    )
    time_zone: Given[str] = declare(
        "Time zone",
        PLACE,
        "An IANA name such as Europe/Paris. The service knows a list of its own, which is not published.",
        example="Europe/Paris",
        choices="time zone",
    )
    features: Given[Features] = declare("Features", LOOKS, "Looks, life and interests.")
    personality: Given[Personality] = declare(
        "Personality", IDENTITY, "The manner in which the person speaks."
    )
    main_picture_url: Given[HttpsUrl] = declare(
        "Main picture",
        PICTURES,
        "The address of the profile's first picture. It must begin with https.",
        example="https://example.org/images/public.jpg",
    )
    pictures: Given[list[HttpsUrl]] = declare(
        "Public pictures",
        PICTURES,
        "Addresses of pictures that everybody may see. They must begin with https.",
    )
    private_pictures: Given[list[HttpsUrl]] = declare(
        "Private pictures",
        PICTURES,
        "Addresses of pictures that only some may see. They must begin with https.",
    )
    expires_at: Given[DateTime] = declare(
        "Expires",
        STORAGE,
        "When the service deletes the stored profile. For a change within a day, change the version instead.",
        default_words="a week after it was stored",
        example="2025-01-01T12:34:20Z",
    )
    children: Given[list[Child]] = declare("Children", FAMILY, "The children of the profile's owner.")
    pets: Given[list[Pet]] = declare("Pets", FAMILY, "The pets of the profile's owner.")
