"""Makes a project of any size for measuring: `python bench/make_project.py --stories 2000 FOLDER`.

Words are made up but spread as in a language (Zipf's law over a vocabulary of 20,000 words a language), places are India's, facets are as uneven as a real
campaign's. The same arguments give the same bytes.
"""

import argparse
import csv
import random
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "generator" / "data"
VOCABULARY = 20_000
SYLLABLES = {
    "en": "ka te ri so lun mar ving chool tion read er ing pla th be st do ga mi ne or al en".split(),
    "hi": "का की ना रा ल् सि शा बच् चे पु स्त क में गाँ व दि खा ज़ि ला मा ता प्र यो ग".split(),
    "te": "పా ఠ శా ల పి ల్ల లు చ దు వు గ్రా మం ఉ పా ధ్యా యు డు కొ త్త ప్ర యో గం".split(),
}
DOMAINS = ["setting-direction", "developing-self", "strengthening-teaching-learning-process", "developing-communities"]
THEMES = ["reading", "numeracy", "attendance", "library", "science", "inclusion", "school-garden", "assessment"]
ROLES = ["teacher", "head-teacher", "principal", "cluster-resource-person", "block-officer"]
SECTIONS = ["The need", "What we did", "What changed", "What was hard", "How it spread", "Try it yourself"]
SITE = "site_name: Bench\nsite_url: https://mela.example/\ndocs_dir: content\ntheme:\n  name: material\n  font: false\nplugins: []\n"


class Words:
    """Words of one language, the n-th as frequent as 1/n."""

    def __init__(self, language: str, source: random.Random) -> None:
        syllables = SYLLABLES[language]
        made: dict[str, None] = {}
        while len(made) < VOCABULARY:
            made["".join(source.choices(syllables, k=source.choice((1, 2, 2, 3, 3, 4))))] = None
        self.words = list(made)
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))
        self.source = source

    def text(self, count: int) -> str:
        """So many words in sentences of about twelve."""
        words = self.source.choices(self.words, cum_weights=self.weights, k=count)
        return " ".join(word.capitalize() if n % 12 == 0 else word + "." * (n % 12 == 11) for n, word in enumerate(words)) + "."


def make(folder: Path, stories: int, languages: Sequence[str]) -> None:
    """Writes the project into `folder`."""
    source = random.Random(20_260_101)
    words = {language: Words(language, source) for language in languages}
    districts = list(csv.DictReader((DATA / "districts.csv").open(encoding="utf-8")))
    spread = list(accumulate(1 / (rank + 8) for rank in range(len(districts))))
    (folder / "content").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    (folder / "content" / "index.md").write_text("# Bench\n", encoding="utf-8")
    for number in range(stories):
        district = source.choices(districts, cum_weights=spread)[0]
        language = source.choice(languages)
        home = folder / "stories" / district["state"] / district["id"] / f"story-{number:06d}"
        home.mkdir(parents=True)
        (home / "story.yml").write_text(fields(number, district, language, words[language], source), encoding="utf-8")
        body = "\n\n".join(f"## {heading}\n\n{words[language].text(50)}\n\n{words[language].text(30)}" for heading in SECTIONS)
        (home / "story.md").write_text(body + "\n", encoding="utf-8")


def fields(number: int, district: dict[str, str], language: str, words: Words, source: random.Random) -> str:
    """The text of a story.yml of about 1.6 KB."""
    year, month = source.choice((2022, 2023, 2024, 2025)), source.randint(1, 9)
    tasks = "".join(f"  - title: {words.text(6)}\n    done: {year}-{month + step:02d}-1{step}\n" for step in range(3))
    udise = district["udise"].split()
    code = f'  udise: "{udise[0]}{number % 10_000_000:07d}"\n' if udise and number % 10 else ""
    before = source.randint(5, 60)
    return (
        f"title: {words.text(6)}\nsummary: {words.text(22)[:290]}\nlanguage: {language}\n"
        f"leader:\n  name: {words.text(2)}\n  role: {source.choice(ROLES)}\n"
        f"school:\n  name: {words.text(4)}\n{code}"
        f"place:\n  state: {district['state']}\n  district: {district['id']}\n  block: {words.text(1)}\n"
        f"domain: {source.choices(DOMAINS, weights=(4, 2, 7, 3))[0]}\nthemes: [{', '.join(source.sample(THEMES, 2))}]\n"
        f"grades: [{', '.join(map(str, sorted(source.sample(range(1, 9), 3))))}]\n"
        f"started: {year}-{month:02d}-01\nfinished: {year}-{month + 3:02d}-20\nobjective: {words.text(14)}\n"
        f"tasks:\n{tasks}measures:\n  - name: {words.text(5)}\n    unit: children\n    before: {before}\n    after: {before + source.randint(5, 60)}\n    total: 142\n"
        f"quotes:\n  - text: {words.text(16)}\n    by: {words.text(2)}\n"
        f"consent:\n  by: {words.text(2)}\n  on: {year}-{month + 3:02d}-20\n  photos: yes\n  names: yes\n"
        f"submitted: {year}-{month + 3:02d}-25T10:00:00+05:30\nstatus: published\n"
    )


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=2_000)
    parser.add_argument("--languages", default="en,hi,te")
    chosen = parser.parse_args()
    make(chosen.folder, chosen.stories, chosen.languages.split(","))


if __name__ == "__main__":
    main()
