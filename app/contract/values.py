"""The documented values of every enumeration of the contract, spelt as they go over the wire."""

from typing import Literal, TypeAlias

Gender: TypeAlias = Literal["WOMAN", "MAN", "TRANS_MAN", "TRANSMASCULINE", "TRANS_WOMAN", "TRANSFEMININE"]
Ethnicity: TypeAlias = Literal[
    "ASIAN",
    "BLACK",
    "CAUCASIAN",
    "MIDDLE_EAST",
    "HISPANIC_LATINO",
    "INDIAN",
    "MEDITERRANEAN",
    "OTHER",
    "UNCERTAIN",
]
EyesColor: TypeAlias = Literal[
    "BLACK",
    "BLUE_GREY",
    "BLUE",
    "BROWN",
    "GREEN_BLUE",
    "GREEN",
    "GREY",
    "OTHER",
    "UNKNOWN",
]
HairColor: TypeAlias = Literal[
    "BLACK",
    "BLOND",
    "BROWN",
    "DARK_BLOND",
    "GREY",
    "RED",
    "WHITE",
    "OTHER",
    "UNKNOWN",
]
HairLength: TypeAlias = Literal["AVERAGE", "BALD", "HALF_LONG", "LONG", "SHORT", "VERY_LONG", "VERY_SHORT"]
MaritalStatus: TypeAlias = Literal["SINGLE", "SEPARATED", "IN_RELATIONSHIP", "MARRIED", "DIVORCED", "WIDOW"]
Interest: TypeAlias = Literal[
    "TAILORING",
    "BOOK_READING",
    "TRAVELING",
    "COOKING",
    "GARDENING",
    "PHOTOGRAPHY",
    "PAINTING",
    "MUSIC",
    "MOVIES",
    "CYCLING",
    "HIKING",
    "FITNESS",
    "GAMING",
    "DANCING",
    "YOGA",
    "SOFTWARE_DEVELOPMENT",
    "DIY_PROJECTS",
    "WRITING",
    "LANGUAGES",
    "ASTRONOMY",
    "VOLUNTEERING",
    "FISHING",
    "BIRD_WATCHING",
    "SPORTS",
    "EDUCATION",
    "ECONOMY",
    "FOOD_DRINKING",
    "CULINARY",
    "TECHNOLOGY",
    "MEDICAL",
    "NATURE",
    "CULTURE",
    "ART",
]
BdsmInterest: TypeAlias = Literal[
    "BDSM_BLOOD_PLAY",
    "BDSM_BONDAGE",
    "BDSM_BREATH_PLAY",
    "BDSM_BUTTOCKS",
    "BDSM_DOMINATION",
    "BDSM_EDGE_PLAY",
    "BDSM_FIRE_PLAY",
    "BDSM_FISTING",
    "BDSM_FLOGGING",
    "BDSM_GOLDEN_SHOWER",
    "BDSM_HARD",
    "BDSM_KINKSTER",
    "BDSM_KNIFE_PLAY",
    "BDSM_MASOCHIST",
    "BDSM_NEEDLE_PLAY",
    "BDSM_ORGASM_DENIAL",
    "BDSM_PET_PLAY",
    "BDSM_QUEENING_FACESITTING",
    "BDSM_SADISM",
    "BDSM_SOFT",
    "BDSM_STRAP_ON_DILDO",
    "BDSM_SUBMISSION",
    "BDSM_SUSPENSION",
    "BDSM_ZENTAI",
]
SexualInterest: TypeAlias = Literal[
    "ANAL",
    "VAGINAL",
    "ORAL_GIVING",
    "ORAL_RECEIVING",
    "KISSING",
    "CUDDLING",
    "DOMINANCE",
    "SUBMISSION",
    "BDSM",
    "ROLEPLAY",
    "PUBLIC_SEX",
    "GROUP_SEX",
    "SWINGING",
    "WATCHING",
    "BEING_WATCHED",
    "THREESOME",
    "FOREPLAY",
    "DIRTY_TALK",
    "SENSUAL_MASSAGE",
    "TOYS",
    "LIGHT_BONDAGE",
    "SPANKING",
    "CHOKING",
    "FEET",
    "EXHIBITIONISM",
    "VOYEURISM",
]
LookedFor: TypeAlias = Literal["MAN", "WOMAN"]
SexualOrientation: TypeAlias = Literal[
    "HETEROSEXUAL",
    "GAY",
    "LESBIAN",
    "BISEXUAL",
    "ASEXUAL",
    "DEMISEXUAL",
    "PANSEXUAL",
    "QUEER",
    "QUESTIONING",
    "AROMANTIC",
    "OMNISEXUAL",
    "OTHER",
]
WantsChildren: TypeAlias = Literal["YES", "NO", "MAYBE"]
SurgeryStatus: TypeAlias = Literal["UNKNOWN", "PRE_OP", "POST_OP", "NON_OP", "PREFER_NOT_TO_SAY"]
UnitSystem: TypeAlias = Literal["IMPERIAL", "METRIC"]
LivingWith: TypeAlias = Literal["ALONE", "KIDS", "PARENTS", "ROOMMATE", "PARTNER", "PARTNER_AND_KIDS"]
Personality: TypeAlias = Literal[
    "SUPPORTIVE",
    "TEASING",
    "CONFIDENT",
    "GEEKY",
    "POETIC",
    "HIGH_ENERGY",
    "INTELLECTUAL",
    "ROMANTIC",
    "SARCASTIC",
    "POSSESSIVE",
    "NATURAL",
    "APPRECIATIVE",
    "PASSIONNATE",
]
PetSex: TypeAlias = Literal["MALE", "FEMALE"]
Language: TypeAlias = Literal[
    "EN",
    "EN_GB",
    "FR",
    "FR_BE",
    "RO",
    "NL",
    "ES",
    "DE",
    "DE_CH",
    "DE_AT",
    "IT",
    "ES_LATAM",
    "BG",
    "HE",
    "JA",
    "NL_BE",
    "EN_AU",
    "PT_PT",
    "PT_BR",
    "SV_SE",
    "DA_DK",
    "FI_FI",
    "PL_PL",
    "LT_LT",
    "NB_NO",
    "NN_NO",
    "SL_SI",
    "HU",
    "HU_HU",
    "CS_CZ",
    "EL_GR",
    "HR_HR",
    "TR_TR",
    "EN_IE",
    "AF_ZA",
    "ZU_ZA",
    "LV_LV",
    "SK_SK",
    "GA_IE",
]
Sender: TypeAlias = Literal["USER", "PERSONA"]
GiftTier: TypeAlias = Literal["LOW"]
ChatModel: TypeAlias = Literal["dating-smart-1", "dating-pro-1", "chat-2-smart", "chat-2-pro"]
SentenceLength: TypeAlias = Literal["SHORT", "REGULAR", "LONG"]
MessageLength: TypeAlias = Literal["SHORT", "REGULAR", "LONG", "VERY_LONG"]
Emojis: TypeAlias = Literal["FREQUENT", "SOMETIMES", "RARELY", "NEVER"]
FluencyDegradation: TypeAlias = Literal["LOW", "MEDIUM", "HIGH", "NONE"]
MultipleMessagesFrequency: TypeAlias = Literal["VERY_FREQUENT", "FREQUENT", "OCCASIONAL", "RARE"]
TypingDelay: TypeAlias = Literal["INSTANT", "FAST", "NORMAL"]
IcebreakerType: TypeAlias = Literal[
    "AUTO",
    "NO_PHOTO",
    "MISSING_DETAIL",
    "MUCH_YOUNGER",
    "MUCH_OLDER",
    "NEARBY",
    "GENERIC",
    "USER_ONLINE",
    "USER_OFFLINE",
    "JUST_JOINED",
    "EROTIC",
    "PHOTO_COMMENT",
]
Engage: TypeAlias = Literal["AUTO", "ICEBREAKER", "NUDGE", "REVIVE"]
SexualDrive: TypeAlias = Literal["VERY_HIGH", "HIGH", "NORMAL", "LOW", "NONE"]
ActionType: TypeAlias = Literal["PAUSE_CONVERSATION"]
MeetingPolicy: TypeAlias = Literal["DEFAULT_MODE", "DEFERRED_MEETING", "CHAT_ONLY"]
AnswerType: TypeAlias = Literal["TEXT"]
StopReason: TypeAlias = Literal[
    "USER_UNDERAGE",
    "MALICIOUS_CONTENT",
    "USER_SUSPICIOUS",
    "USER_MESSAGE_REPETITION",
    "UNKNOWN_LANGUAGE",
    "USER_HOSTILE",
    "AI_SUSPICIOUS",
    "PAUSE_CONVERSATION",
]
