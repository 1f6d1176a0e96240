"""Where the schema files are: `schema/` in a checkout, `tei/data/schema/` in an installed package."""

from functools import cache
from pathlib import Path

from tei.errors import TeiError

PACKAGE = Path(__file__).resolve().parents[1]
FOLDERS = (PACKAGE / "data" / "schema", PACKAGE.parent / "schema")

DEFAULT = "edition.rng"


@cache
def schema_path(name: str = DEFAULT) -> Path:
    """The place of a schema file that comes with the package, such as `edition.rng`."""
    for folder in FOLDERS:
        if (folder / name).is_file():
            return folder / name
    known = sorted({path.name for folder in FOLDERS for path in folder.glob("*.[rx][ns][gd]")})
    raise TeiError(f'no schema is called "{name}"; there are: {", ".join(known) or "none"}')
