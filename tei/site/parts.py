"""Data that scripts load when they need it, as scripts: pages on a disk may load nothing else."""

import json

from tei.site.file import SiteFile

PARTS = "assets/data"


def part_file(name: str, value: object) -> SiteFile:
    """A value as a script that hands it over under its name."""
    shown = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return SiteFile(f"{PARTS}/{name}.js", f"teiSite.add({json.dumps(name)},{shown});\n".encode())
