"""The pages around 2,000 generated editions: how large, how long to make, how long a search takes in Chromium.

    python benchmarks/search.py [number of editions]

Needs Playwright and a Chromium at /usr/bin/chromium. Times are medians in milliseconds.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from playwright.sync_api import Page, sync_playwright

from tei.site import SiteEntry, build_site

SYLLABLES = {
    "en": "har-bour-mar-ket-ship-let-ter-coun-cil-sea-son-trade-ing-er-wind-tow-n-quay-grain-co-al",
    "de": "ha-fen-kauf-mann-schiff-ung-brief-rat-haus-stadt-wasser-tor-ge-be-er-en-lich-korn-kohle",
    "fr": "port-mar-ché-na-vire-lettre-con-seil-mer-ville-eau-é-grain-char-bon-ment-tion-eur-age-quai",
    "ru": "при-стань-пись-мо-тор-го-вля-го-род-мо-ре-ко-рабль-со-вет-зер-но-уг-оль-ский-ение-ать",
}
NAMES = ("Anna Weiss", "Paul Brandt", "Иван Орлов", "Marie Lenoir", "John Carver", "Эмма Лунд", "Karl Öhman")
KINDS = ("letter", "telegram", "minutes", "conversation", "memorandum")
QUERIES = {
    "one word": "harbour",
    "a frequent word": "the",
    "two words": "ship wind",
    "another form": "письма",
    "phrase": '"the harbour"',
    "field and year": "person:brandt year:1920..1925 grain",
    "beginning": "har*",
    "nothing": "xylophone qwertz",
}


def vocabulary(random_of: random.Random, language: str) -> list[str]:
    syllables = SYLLABLES[language].split("-")
    found = {"".join(random_of.choices(syllables, k=random_of.randint(1, 4))) for _ in range(20_000)}
    return sorted(found | ({"the", "harbour", "ship", "wind"} if language == "en" else set()))


def documents(number: int) -> Iterator[tuple[str, str]]:
    """Names and TEI of editions of about 1,200 words; words are as frequent as Zipf's law has it."""
    random_of = random.Random(1)
    words = {language: vocabulary(random_of, language) for language in SYLLABLES}
    for each in words.values():
        random_of.shuffle(each)
    words["en"][:0] = ["the"]
    weights = {language: [1 / (rank + 3) for rank in range(len(each))] for language, each in words.items()}
    for n in range(number):
        language = ("en", "en", "ru", "de", "fr")[n % 5]
        kind = random_of.choice(KINDS)
        date = f"{random_of.randint(1900, 1945)}-{random_of.randint(1, 12):02}-{random_of.randint(1, 28):02}"
        people = random_of.sample(range(400), 2)
        paragraphs = []
        for _ in range(15):
            some = random_of.choices(words[language], weights[language], k=80)
            paragraphs.append(f"<p>{escape(' '.join(some).capitalize())}.</p>")
        name = f"{date}-{kind}-{n}"
        yield name, document(language, kind, date, people, paragraphs, f"Of {' '.join(words[language][n : n + 4])}", n)


def document(language: str, kind: str, date: str, people: list[int], paragraphs: list[str], title: str, n: int) -> str:
    persons = "".join(
        f'<person xml:id="p{each}"><persName>{NAMES[each % len(NAMES)]} {each}</persName></person>' for each in people
    )
    return f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}"><teiHeader><fileDesc><titleStmt>
<title>{escape(title.title())}</title></titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><msDesc>
<msIdentifier><repository key="A{n % 9}">Archive {n % 9}</repository><collection type="fond">{n % 40}</collection>
<idno type="shelfmark">A{n % 9} F. {n % 40} D. {n % 700}</idno><idno type="delo">{n % 700}</idno></msIdentifier>
</msDesc></sourceDesc></fileDesc><profileDesc><creation><date when="{date}">{date}</date></creation><correspDesc>
<correspAction type="sent"><persName ref="#p{people[0]}">x</persName><placeName>Port {n % 60}</placeName>
</correspAction><correspAction type="received"><persName ref="#p{people[1]}">x</persName></correspAction></correspDesc>
<particDesc><listPerson>{persons}</listPerson></particDesc></profileDesc></teiHeader><text type="{kind}"><body>
{"".join(paragraphs)}</body></text></TEI>"""


def sizes(folder: Path) -> None:
    for name, pattern in {
        "index parts": "assets/data/words/*.js",
        "index contents": "assets/data/search.js",
        "table of documents": "assets/data/documents.js",
        "stored texts": "assets/data/text/*.js",
        "scripts and stemmers": "assets/site/*.js",
        "pages around": "{*.html,*/*.html}",
    }.items():
        patterns = ("*.html", "*/*.html") if name == "pages around" else (pattern,)
        found = [path.stat().st_size for each in patterns for path in folder.glob(each)]
        print(f"{name:22} {len(found):6} files {sum(found) / 1e6:8.2f} MB, largest {max(found) / 1e3:7.1f} kB")


def searches(page: Page, folder: Path) -> None:
    address = (folder / "search.html").as_uri()
    for name, query in QUERIES.items():
        cold, warm, found = [], [], 0
        for _ in range(5):
            page.goto(address)
            page.wait_for_function("window.teiSite && teiSite.search")
            page.evaluate("teiSite.search.open()")
            for times in (cold, warm):
                took, found = page.evaluate(MEASURE, query)
                times.append(took)
        first, again = statistics.median(cold), statistics.median(warm)
        print(f"{name:22} {found:6} found, first time {first:6.1f} ms, again {again:6.1f} ms")


MEASURE = """async query => {
  const input = document.getElementById("q"), status = document.getElementById("status");
  input.value = "";
  document.getElementById("search").requestSubmit();
  await new Promise(done => setTimeout(done, 30));
  const start = performance.now();
  input.value = query;
  document.getElementById("search").requestSubmit();
  while (!status.textContent) {
    await new Promise(done => { const to = new MessageChannel(); to.port1.onmessage = done; to.port2.postMessage(0); });
  }
  const took = performance.now() - start;
  const index = await teiSite.search.open();
  const found = await teiSite.search.find(teiSite.parseQuery(query, {}).clauses);
  return [took, found.length];
}"""


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        entries = []
        for edition, tei in documents(number):
            path = folder / "editions" / f"{edition}.xml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(tei, encoding="utf-8")
            entries.append(SiteEntry(edition, path))
        start = time.perf_counter()
        build_site(entries, folder / "site", processes=2)
        print(f"{number} editions built in {time.perf_counter() - start:.1f} s")
        sizes(folder / "site")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking"]
            )
            searches(browser.new_page(), folder / "site")
            browser.close()


if __name__ == "__main__":
    main()
