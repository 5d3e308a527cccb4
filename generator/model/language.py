"""The languages Mela knows by name: English and eleven languages of India.

Codes are BCP 47; names in their own script follow CLDR (Unicode-3.0). Other languages are accepted under their code alone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language as readers meet it: `code` (BCP 47), its name in itself and in English, its script (ISO 15924) and direction."""

    code: str
    name: str
    english: str
    script: str
    direction: str = "ltr"


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", "English", "Latn"),
        Language("hi", "हिन्दी", "Hindi", "Deva"),
        Language("bn", "বাংলা", "Bengali", "Beng"),
        Language("te", "తెలుగు", "Telugu", "Telu"),
        Language("mr", "मराठी", "Marathi", "Deva"),
        Language("ta", "தமிழ்", "Tamil", "Taml"),
        Language("ur", "اردو", "Urdu", "Arab", "rtl"),
        Language("gu", "ગુજરાતી", "Gujarati", "Gujr"),
        Language("kn", "ಕನ್ನಡ", "Kannada", "Knda"),
        Language("ml", "മലയാളം", "Malayalam", "Mlym"),
        Language("or", "ଓଡ଼ିଆ", "Odia", "Orya"),
        Language("pa", "ਪੰਜਾਬੀ", "Punjabi", "Guru"),
        Language("as", "অসমীয়া", "Assamese", "Beng"),
    )
}


def language(code: str) -> Language:
    """The language of a BCP 47 code; one that is not in the table is named by its code and reads left to right."""
    known = LANGUAGES.get(code) or LANGUAGES.get(code.split("-")[0])
    return known or Language(code, code, code, "Latn")
