"""Building a site: beside other programs, and again when little or nothing changed.

    python benchmarks/site.py [DOCUMENTS]

Documents are the TEI of the editions over and over, each with a title of its own. First pages are made of some of them
by `tei`, by Saxon (`saxonche`, running `tei`'s own stylesheet, and a small one of XSLT 3.0 that makes a page with notes
and a table of contents), and by pandoc where it is installed: pages per second of processor time, in one run, so that
the ratios say more than the numbers. Then a site of DOCUMENTS documents (10,000 if not given) is built from nothing,
with one document changed, and with none changed: `tei build`, whole processes, by the clock and by the processors, with
the peak of memory of the largest process.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tei.render import render_html, render_text
from tei.render.html import XSLT
from tei.render.labels import HREF, labels_stylesheet
from tei.xml.parse import parse

EDITIONS = Path(__file__).parent.parent / "editions"
PAGES = 200
AIM = 2.0
"""Seconds for a site of which nothing changed."""
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
STYLESHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" expand-text="yes" exclude-result-prefixes="#all">
  <xsl:output method="html" version="5"/>
  <xsl:mode on-no-match="shallow-skip"/>
  <xsl:template match="/"><html><head><title>{(//titleStmt/title)[1]}</title></head><body>
    <nav><ol><xsl:for-each select="//text//head">
      <li><a href="#{generate-id()}">{normalize-space()}</a></li>
    </xsl:for-each></ol></nav>
    <main><xsl:apply-templates select="//text"/></main>
    <section><ol><xsl:apply-templates select="//text//note" mode="end"/></ol></section>
    <footer><xsl:apply-templates select="//teiHeader//p"/></footer></body></html></xsl:template>
  <xsl:template match="text()"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="div"><section><xsl:apply-templates/></section></xsl:template>
  <xsl:template match="head"><h2 id="{generate-id()}"><xsl:apply-templates/></h2></xsl:template>
  <xsl:template match="p | ab | salute | signed | dateline">
    <p class="{local-name()}"><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="sp"><div class="sp"><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="speaker"><b><xsl:apply-templates/></b></xsl:template>
  <xsl:template match="stage | hi | foreign"><i class="{local-name()}"><xsl:apply-templates/></i></xsl:template>
  <xsl:template match="date"><time datetime="{@when}"><xsl:apply-templates/></time></xsl:template>
  <xsl:template match="choice">
    <span title="{sic | orig}"><xsl:apply-templates select="corr | reg"/></span>
  </xsl:template>
  <xsl:template match="list"><ul><xsl:apply-templates/></ul></xsl:template>
  <xsl:template match="item"><li><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="quote"><blockquote><xsl:apply-templates/></blockquote></xsl:template>
  <xsl:template match="ref"><a href="{@target}"><xsl:apply-templates/></a></xsl:template>
  <xsl:template match="note"/>
  <xsl:template match="note" mode="end"><li id="{@xml:id}"><xsl:apply-templates/></li></xsl:template>
</xsl:stylesheet>
"""


@dataclass(frozen=True)
class Run:
    seconds: float
    """By the clock."""
    worked: float
    """Seconds of all processors."""
    peak: int
    """Bytes, of the largest process."""


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compare(folder)
        build(folder, number)


def documents(folder: Path, number: int) -> list[Path]:
    """So many editions in a project, `editions/<name>/edition.xml`, without seals and sources."""
    found = [
        path.read_text(encoding="utf-8").partition("<?tei-made")[0] for path in sorted(EDITIONS.glob("*/edition.xml"))
    ]
    paths = []
    for each in range(number):
        text = found[each % len(found)].replace("</title>", f" ({each})</title>", 1)
        path = folder / "editions" / f"document-{each:05}" / "edition.xml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def compare(folder: Path) -> None:
    """Pages per second of one process each, the programs in turn and the middle of three rounds."""
    paths = documents(folder / "compared", PAGES)
    programs: dict[str, Callable[[list[Path]], None]] = {"tei, pages": pages, "tei, pages and plain texts": texts}
    try:
        small = folder / "page.xsl"
        small.write_text(STYLESHEET, encoding="utf-8")
        programs["Saxon, our stylesheet"] = saxon(for_others(folder / "xslt"))
        programs["Saxon, a small stylesheet"] = saxon(small)
    except ImportError:
        print("saxonche is not installed: pip install saxonche")
    if command := shutil.which("pandoc"):
        programs["pandoc, from the plain text"] = lambda paths: pandoc(command, paths)
    else:
        print("pandoc is not installed: apt install pandoc")
    measured: dict[str, list[float]] = {name: [] for name in programs}
    for program in programs.values():
        program(paths[:5])
    for _ in range(3):
        for name, program in programs.items():
            begin = worked()
            program(paths)
            measured[name].append(len(paths) / (worked() - begin))
    first = statistics.median(measured["tei, pages"])
    print(f"{'pages per second of processor time':44}{'':>10}{'ratio':>8}")
    for name, rates in measured.items():
        rate = statistics.median(rates)
        print(f"  {name:42}{rate:>10.0f}{first / rate:>8.2f}")


def for_others(folder: Path) -> Path:
    """Our stylesheet with its words beside it, for a program that knows no `tei:` addresses."""
    shutil.copytree(XSLT, folder)
    (folder / "labels.xsl").write_text(labels_stylesheet("en"), encoding="utf-8")
    page = folder / "html.xsl"
    page.write_text(page.read_text(encoding="utf-8").replace(HREF, "labels.xsl"), encoding="utf-8")
    return page


def worked() -> float:
    """Seconds of processor time of this process and those it waited for."""
    return sum(os.times()[:4])


def pages(paths: list[Path]) -> None:
    for path in paths:
        render_html(parse(path).tree, "assets/edition.css")


def texts(paths: list[Path]) -> None:
    for path in paths:
        tree = parse(path).tree
        render_html(tree, "assets/edition.css")
        render_text(tree)


def saxon(stylesheet: Path) -> Callable[[list[Path]], None]:
    from saxonche import PySaxonProcessor

    compiled = (
        PySaxonProcessor(license=False).new_xslt30_processor().compile_stylesheet(stylesheet_file=str(stylesheet))
    )

    def run(paths: list[Path]) -> None:
        for path in paths:
            if not compiled.transform_to_string(source_file=str(path)):
                sys.exit("Saxon made no page")

    return run


def pandoc(command: str, paths: list[Path]) -> None:
    """Pandoc reads no TEI: it is given the plain text of each as Markdown, in one process for each as it is used."""
    for path in paths:
        text = render_text(parse(path).tree)
        subprocess.run(
            [command, "-f", "markdown", "-t", "html", "-s", "-M", "title=t"],
            input=text.encode(),
            capture_output=True,
            check=True,
        )


def build(folder: Path, number: int) -> None:
    project = folder / "project"
    paths = documents(project, number)
    runs = {"from nothing": build_once(project)}
    time.sleep(2.1)  # a file that is younger than this is read again, whatever its time says
    build_once(project)
    text = paths[number // 2].read_text(encoding="utf-8")
    paths[number // 2].write_text(text.replace("<p>", "<p>One more word. ", 1), encoding="utf-8")
    runs["one changed"] = build_once(project)
    time.sleep(2.1)
    build_once(project)
    runs["none changed"] = build_once(project)
    print(f"{f'tei build, {number} documents':30}{'s':>10}{'processor s':>14}{'peak, MB':>10}")
    for name, run in runs.items():
        aim = f"    at most {AIM:.0f} s" if name == "none changed" else ""
        print(f"  {name:28}{run.seconds:>10.2f}{run.worked:>14.2f}{run.peak / 1e6:>10.0f}{aim}")
    rate = number / runs["from nothing"].seconds
    print(f"  {rate:.0f} documents per second from nothing, checked and published")


def build_once(project: Path) -> Run:
    begin = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "tei", "build", str(project)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"tei build ended with {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT)


if __name__ == "__main__":
    main()
