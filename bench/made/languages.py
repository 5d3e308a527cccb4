"""Made-up languages that behave like real ones: words built from a script's letters, frequent words short, frequencies as in Zipf's and Mandelbrot's law.

No word of any text is taken: a vocabulary is drawn from a script's letters and their usual frequency. How long words and sentences are follows each language.
"""

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import log10

VOCABULARY = 40_000
"""Words of a language, besides the names that each story brings with it."""

MANDELBROT, EXPONENT = 2.7, 1.05
"""The n-th word is as frequent as 1 / (n + 2.7) ** 1.05."""

COMMON = 60
"""The most frequent words are those that join others; titles and names have none of them."""

NUMBERS = 40
"""One word in so many is a number."""

PLACEHOLDERS = frozenset({"todo", "tbd", "fixme", "asdf"})
"""Words that a check takes for something left unwritten."""

_CONSONANTS = "15 30 28 24 2e 38 32 2a 2f 35 39 26 1c 2c 17 1a 1f 27 2d 25 36 23 21 16 1b 18 37 2b 33 20 22 1d"
_SIGNS = "3e 3f 47 40 41 4b 42 48 4c"
_SHORT_SIGNS = " 46 4a"
_VOWELS = "05 06 09 07 0f 13 08"
"""Offsets of letters in a block of Unicode, most frequent first: the blocks of India's scripts are laid out alike (Unicode 17, 12.1); gaps are left out.

The signs of short e and o are those of Dravidian languages, whose blocks begin at Tamil's.
"""

TAMIL = 0xB80

_URDU = "ا ی ر ن ک و م ت س ہ ل پ ب د ج گ ش ع ق ح خ ف ز چ ٹ ڈ ے ھ غ ص ط".split()
_ENGLISH_ONSETS = "t s r n d l m c p b h w f g th st v sh tr ch pr k gr br pl y j cl fr sp".split()
_ENGLISH_VOWELS = "e a o i u ea ou ai ee y".split()
_ENGLISH_ENDS = "n r s t d l ng nd m ck st ll nt".split()


@dataclass(frozen=True, slots=True)
class Habit:
    """How a language writes: the block of its script (0 for Latin and Arabic), how fast words grow with their rank, words in a sentence, its full stop."""

    block: int
    growth: float
    sentence: int
    stop: str = "."


HABITS = {
    "en": Habit(0, 0.62, 17),
    "hi": Habit(0x900, 0.78, 17, "।"),
    "bn": Habit(0x980, 1.0, 12, "।"),
    "te": Habit(0xC00, 1.5, 9),
    "mr": Habit(0x900, 1.0, 12),
    "ta": Habit(0xB80, 1.65, 10),
    "ur": Habit(0, 1.0, 17, "۔"),
    "gu": Habit(0xA80, 0.95, 12),
    "kn": Habit(0xC80, 1.5, 10),
    "ml": Habit(0xD00, 1.75, 8),
    "or": Habit(0xB00, 1.0, 11, "।"),
    "pa": Habit(0xA00, 0.78, 16, "।"),
    "as": Habit(0x980, 1.0, 12, "।"),
}


class Language:
    """A language's vocabulary, most frequent words first, and what can be said with it. Every word it says is drawn with the `source` that is given."""

    def __init__(self, code: str) -> None:
        self.code, self.habit = code, HABITS[code]
        self._syllable = _syllable(code, self.habit)
        source, words = random.Random(f"vocabulary {code}"), dict.fromkeys(PLACEHOLDERS)
        for rank in range(VOCABULARY):
            length, word = self._length(rank, source), ""
            while not word or word in words:
                word, length = self._coined(source, int(length)), length + 0.2
            words[word] = None
        self.words = list(words)[len(PLACEHOLDERS) :]
        self._meaning = self.words[COMMON:]
        weights = [(rank + MANDELBROT) ** -EXPONENT for rank in range(VOCABULARY)]
        self._weights = list(accumulate(weights))
        self._meaning_weights = list(accumulate(weights[COMMON:]))
        self.letters: float = sum(len(word) * weight for word, weight in zip(self.words, weights, strict=True)) / self._weights[-1]
        """Characters of a word of running text, on average."""

    def phrase(self, source: random.Random, count: int) -> str:
        """So many words of meaning, as in a title: no full stop, a capital letter where the script has them."""
        return _capital(" ".join(source.choices(self._meaning, cum_weights=self._meaning_weights, k=count)))

    def name(self, source: random.Random, syllables: int = 3) -> str:
        """A proper name that is in no vocabulary but by chance."""
        return _capital(self._coined(source, syllables))

    def text(self, source: random.Random, count: int) -> str:
        """About so many words in sentences, with a comma or a number here and there."""
        words = source.choices(self.words, cum_weights=self._weights, k=count)
        for place in range(source.randrange(NUMBERS), count, NUMBERS):
            words[place] = str(source.randint(2, 400))
        sentences, start, usual = [], 0, self.habit.sentence
        while start < count:
            end = start + source.randint(usual // 2, usual * 3 // 2)
            end = count if end > count - 3 else end
            if end - start > usual:
                words[start + usual // 2] += "،" if self.code == "ur" else ","
            sentences.append(_capital(" ".join(words[start:end])).rstrip(",،") + self.habit.stop)
            start = end
        return " ".join(sentences)

    def words_in(self, characters: float) -> int:
        """How many words fill so many characters."""
        return max(3, round(characters / (self.letters + 1)))

    def _length(self, rank: int, source: random.Random) -> float:
        """Syllables of the word of this rank: the more frequent, the shorter."""
        return max(1.0, source.gauss(0.6 + self.habit.growth * log10(rank + 3), 0.6))

    def _coined(self, source: random.Random, syllables: int) -> str:
        return "".join(self._syllable(source, number == 0) for number in range(syllables))


@cache
def language(code: str) -> Language:
    """The language of a code; its vocabulary is made once in a process.

    Raises:
        KeyError: it is none of HABITS.
    """
    return Language(code)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _drawn(letters: Sequence[str]) -> Callable[[random.Random], str]:
    """A function that draws one of the letters, which stand most frequent first."""
    weights = list(accumulate(1 / (place + 3) for place in range(len(letters))))
    return lambda source: source.choices(letters, cum_weights=weights)[0]


def _assigned(block: int, offsets: str) -> list[str]:
    """The letters at these offsets of a block, as far as its script has them."""
    letters = [chr(block + int(offset, 16)) for offset in offsets.split()]
    return [letter for letter in letters if unicodedata.category(letter) != "Cn"]


def _syllable(code: str, habit: Habit) -> Callable[[random.Random, bool], str]:
    """A function that draws a syllable, the first of a word or a further one."""
    if code == "en":
        onset, vowel, end = (_drawn(letters) for letters in (_ENGLISH_ONSETS, _ENGLISH_VOWELS, _ENGLISH_ENDS))
        return lambda source, first: (onset(source) if not first or source.random() < 0.85 else "") + vowel(source) + (end(source) if source.random() < 0.45 else "")
    if code == "ur":
        letter = _drawn(_URDU)
        return lambda source, first: letter(source) + (letter(source) if first or source.random() < 0.5 else "")
    signs = _SIGNS + (_SHORT_SIGNS if habit.block >= TAMIL else "")
    consonant, sign, vowel = (_drawn(_assigned(habit.block, offsets)) for offsets in (_CONSONANTS, signs, _VOWELS))
    halant, nasal = chr(habit.block + 0x4D), chr(habit.block + 0x02)
    nasals = 0.0 if code in ("ta", "pa") else 0.07

    def indic(source: random.Random, first: bool) -> str:
        kind = source.random()
        if first and kind < 0.12:
            return vowel(source)
        joined = halant + consonant(source) if kind > 0.92 else ""
        return consonant(source) + joined + (sign(source) if source.random() < 0.62 else "") + (nasal if source.random() < nasals else "")

    return indic
