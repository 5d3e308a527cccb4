"""The sections that a story's body has by convention, and the headings by which they are known in each language."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from generator.model.label import fold

SECTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "need": {
        "en": ("The need", "Need", "The problem", "Why", "Background", "Why we did it"),
        "hi": ("आवश्यकता", "ज़रूरत", "हमारी ज़रूरत", "समस्या", "ज़रूरत क्या थी", "क्यों"),
        "te": ("అవసరం", "సమస్య", "ఎందుకు"),
        "mr": ("गरज", "समस्या", "का"),
        "ur": ("ضرورت", "مسئلہ"),
        "bn": ("প্রয়োজন", "সমস্যা"),
        "ta": ("தேவை", "பிரச்சினை"),
        "gu": ("જરૂરિયાત", "સમસ્યા"),
        "kn": ("ಅಗತ್ಯ", "ಸಮಸ್ಯೆ"),
        "ml": ("ആവശ്യം", "പ്രശ്നം"),
        "pa": ("ਲੋੜ", "ਸਮੱਸਿਆ"),
        "or": ("ଆବଶ୍ୟକତା", "ସମସ୍ୟା"),
    },
    "work": {
        "en": ("What we did", "What I did", "What was done", "Our work", "Steps"),
        "hi": ("हमने क्या किया", "मैंने क्या किया", "क्या किया", "क्या किया गया"),
        "te": ("మేము ఏమి చేశాం", "మేము ఏం చేశాము", "మేము ఏమి చేశాము", "ఏమి చేశాం", "ఏం చేశాం", "మేం ఏం చేశాం"),
        "mr": ("आम्ही काय केले", "मी काय केले", "काय केले"),
        "ur": ("ہم نے کیا کیا", "میں نے کیا کیا"),
        "bn": ("আমরা কী করেছি", "আমি কী করেছি"),
        "ta": ("நாங்கள் செய்தது", "நான் செய்தது"),
        "gu": ("અમે શું કર્યું", "મેં શું કર્યું"),
        "kn": ("ನಾವು ಮಾಡಿದ್ದೇನು", "ನಾನು ಮಾಡಿದ್ದೇನು"),
        "ml": ("ഞങ്ങൾ ചെയ്തത്", "ഞാൻ ചെയ്തത്"),
        "pa": ("ਅਸੀਂ ਕੀ ਕੀਤਾ", "ਮੈਂ ਕੀ ਕੀਤਾ"),
        "or": ("ଆମେ କଣ କଲୁ", "ମୁଁ କଣ କଲି"),
    },
    "change": {
        "en": ("What changed", "Results", "The result", "The change"),
        "hi": ("क्या बदला", "क्या बदलाव आया", "बदलाव", "परिणाम"),
        "te": ("ఏమి మారింది", "ఏం మారింది", "మార్పు", "ఫలితాలు"),
        "mr": ("काय बदलले", "बदल", "परिणाम"),
        "ur": ("کیا بدلا", "نتائج"),
        "bn": ("কী বদলেছে", "ফলাফল"),
        "ta": ("என்ன மாறியது", "விளைவுகள்"),
        "gu": ("શું બદલાયું", "પરિણામ"),
        "kn": ("ಏನು ಬದಲಾಯಿತು", "ಫಲಿತಾಂಶ"),
        "ml": ("എന്തു മാറി", "ഫലം"),
        "pa": ("ਕੀ ਬਦਲਿਆ", "ਨਤੀਜੇ"),
        "or": ("କଣ ବଦଳିଲା", "ଫଳାଫଳ"),
    },
    "difficulty": {
        "en": ("What was hard", "What was difficult", "Challenges", "Difficulties"),
        "hi": ("क्या कठिन था", "क्या मुश्किल था", "कठिनाइयाँ", "चुनौतियाँ"),
        "te": ("ఏది కష్టమైంది", "కష్టమైనది", "ఏమి కష్టమైంది", "కష్టాలు", "సవాళ్లు"),
        "mr": ("काय अवघड होते", "काय कठीण होते", "अडचणी", "आव्हाने"),
        "ur": ("کیا مشکل تھا", "مشکلات"),
        "bn": ("কী কঠিন ছিল", "চ্যালেঞ্জ"),
        "ta": ("எது கடினமாக இருந்தது", "சவால்கள்"),
        "gu": ("શું મુશ્કેલ હતું", "પડકારો"),
        "kn": ("ಯಾವುದು ಕಷ್ಟವಾಯಿತು", "ಸವಾಲುಗಳು"),
        "ml": ("എന്തായിരുന്നു പ്രയാസം", "വെല്ലുവിളികൾ"),
        "pa": ("ਕੀ ਔਖਾ ਸੀ", "ਚੁਣੌਤੀਆਂ"),
        "or": ("କଣ କଷ୍ଟକର ଥିଲା", "ଆହ୍ୱାନ"),
    },
    "spread": {
        "en": ("How it spread", "How it has been spreading", "Spread"),
        "hi": ("कैसे फैला", "यह कैसे फैला", "कैसे फैली", "प्रसार"),
        "te": ("ఎలా వ్యాపించింది", "ఇది ఎలా వ్యాపించింది", "ఎలా విస్తరించింది", "వ్యాప్తి"),
        "mr": ("कसे पसरले", "हे कसे पसरले", "प्रसार"),
        "ur": ("یہ کیسے پھیلا", "پھیلاؤ"),
        "bn": ("কীভাবে ছড়াল", "প্রসার"),
        "ta": ("இது எப்படிப் பரவியது", "பரவல்"),
        "gu": ("તે કેવી રીતે ફેલાયું", "પ્રસાર"),
        "kn": ("ಅದು ಹೇಗೆ ಹರಡಿತು", "ಪ್ರಸಾರ"),
        "ml": ("ഇത് എങ്ങനെ പടർന്നു", "വ്യാപനം"),
        "pa": ("ਇਹ ਕਿਵੇਂ ਫੈਲਿਆ", "ਪਸਾਰ"),
        "or": ("ଏହା କିପରି ବ୍ୟାପିଲା", "ପ୍ରସାର"),
    },
    "try": {
        "en": ("Try it yourself", "If you want to try it", "If I want to try it", "How to try it"),
        "hi": ("ख़ुद आज़माएँ", "आप भी करें", "आप भी करके देखें", "आप भी आज़माएँ", "स्वयं करके देखें", "अगर आप करना चाहें"),
        "te": ("మీరూ ప్రయత్నించండి", "మీరు కూడా ప్రయత్నించండి", "మీరే ప్రయత్నించండి"),
        "mr": ("तुम्हीही करून पाहा", "स्वतः करून पाहा", "करून पाहा"),
        "ur": ("آپ بھی کریں", "خود آزمائیں"),
        "bn": ("নিজে চেষ্টা করুন", "আপনিও করুন"),
        "ta": ("நீங்களும் முயலுங்கள்", "நீங்களே முயலுங்கள்"),
        "gu": ("તમે પણ કરો", "જાતે અજમાવો"),
        "kn": ("ನೀವೂ ಪ್ರಯತ್ನಿಸಿ", "ನೀವೇ ಪ್ರಯತ್ನಿಸಿ"),
        "ml": ("നിങ്ങളും ശ്രമിക്കൂ", "സ്വയം ശ്രമിക്കൂ"),
        "pa": ("ਤੁਸੀਂ ਵੀ ਕਰੋ", "ਖੁਦ ਅਜ਼ਮਾਓ"),
        "or": ("ଆପଣ ମଧ୍ୟ କରନ୍ତୁ", "ନିଜେ ଚେଷ୍ଟା କରନ୍ତୁ"),
    },
}
"""Headings by section and language, the usual one first."""

_NUKTA = re.compile("[\u093c\u200c\u200d]")
_NASAL = re.compile("\u0901")


def _key(heading: str) -> str:
    """The form in which headings are compared: nukta, joiners, the two ways of a nasal sign and closing marks do not tell them apart."""
    plain = _NASAL.sub("\u0902", _NUKTA.sub("", unicodedata.normalize("NFD", fold(heading))))
    return plain.strip(" ?:!।*#")


@cache
def _sections_by_heading() -> dict[str, str]:
    return {_key(heading): section for section, languages in SECTIONS.items() for headings in languages.values() for heading in headings}


@lru_cache(10_000)
def section_of(heading: str) -> str | None:
    """The section that a heading in any of the languages opens: need, work, change, difficulty, spread, try; None for any other heading."""
    return _sections_by_heading().get(_key(heading))


def usual_heading(section: str, language: str) -> str:
    """The usual heading of a section in a language, in English where none is known."""
    known = SECTIONS[section]
    return known.get(language.split("-")[0], known["en"])[0]
