"""What people read in place of a value's wire spelling."""

from types import MappingProxyType
from typing import Final

_LABELS: Final = MappingProxyType(
    {
        "BLUE_GREY": "Blue-grey",
        "GREEN_BLUE": "Green-blue",
        "MIDDLE_EAST": "Middle Eastern",
        "HISPANIC_LATINO": "Hispanic or Latino",
        "WIDOW": "Widowed",
        "IN_RELATIONSHIP": "In a relationship",
        "TRANS_MAN": "Trans man",
        "TRANS_WOMAN": "Trans woman",
        "PRE_OP": "Before surgery",
        "POST_OP": "After surgery",
        "NON_OP": "No surgery",
        "PARTNER_AND_KIDS": "Partner and kids",
        "FOOD_DRINKING": "Food and drinking",
        "DIY_PROJECTS": "DIY projects",
        "BDSM": "BDSM",
        "BDSM_QUEENING_FACESITTING": "Queening, facesitting",
        "BDSM_STRAP_ON_DILDO": "Strap-on dildo",
        "ORAL_GIVING": "Oral, giving",
        "ORAL_RECEIVING": "Oral, receiving",
        "PASSIONNATE": "Passionate",
        "AI_SUSPICIOUS": "AI suspicion",
        "AI_SUSPICION": "AI suspicion",
        "USER_UNDERAGE": "User under age",
        "EN": "English",
        "EN_GB": "English (United Kingdom)",
        "EN_AU": "English (Australia)",
        "EN_IE": "English (Ireland)",
        "FR": "French",
        "FR_BE": "French (Belgium)",
        "RO": "Romanian",
        "NL": "Dutch",
        "NL_BE": "Dutch (Belgium)",
        "ES": "Spanish",
        "ES_LATAM": "Spanish (Latin America)",
        "DE": "German",
        "DE_CH": "German (Switzerland)",
        "DE_AT": "German (Austria)",
        "IT": "Italian",
        "BG": "Bulgarian",
        "HE": "Hebrew",
        "JA": "Japanese",
        "PT_PT": "Portuguese (Portugal)",
        "PT_BR": "Portuguese (Brazil)",
        "SV_SE": "Swedish",
        "DA_DK": "Danish",
        "FI_FI": "Finnish",
        "PL_PL": "Polish",
        "LT_LT": "Lithuanian",
        "NB_NO": "Norwegian (Bokmål)",
        "NN_NO": "Norwegian (Nynorsk)",
        "SL_SI": "Slovenian",
        "HU": "Hungarian",
        "HU_HU": "Hungarian (Hungary)",
        "CS_CZ": "Czech",
        "EL_GR": "Greek",
        "HR_HR": "Croatian",
        "TR_TR": "Turkish",
        "AF_ZA": "Afrikaans",
        "ZU_ZA": "Zulu",
        "LV_LV": "Latvian",
        "SK_SK": "Slovak",
        "GA_IE": "Irish",
    }
)


def value_label(wire: str) -> str:
    """The words for a value: `VERY_SHORT` is "Very short"; what is not all capitals stays as it is."""
    if wire in _LABELS:
        return _LABELS[wire]
    if not wire.isupper():
        return wire
    return wire.removeprefix("BDSM_").replace("_", " ").capitalize()
