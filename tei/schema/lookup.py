"""Looking up the schema an `xml-model` means: in the catalog, in the lock file, in the store, beside the file."""

from pathlib import Path, PurePosixPath
from shlex import quote
from urllib.parse import unquote, urlsplit

from tei.errors import TeiError
from tei.schema.address import inside, is_remote, of_the_tei, path_of
from tei.schema.catalog import resolve
from tei.schema.entry import Entry, release
from tei.schema.outside import refuse_outside
from tei.schema.project import Project
from tei.schema.prolog import Model
from tei.schema.ruling import Kind, Ruling, Unresolved
from tei.schema.store import entries, find, verified

SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
GRAMMARS = {"http://relaxng.org/ns/structure/1.0", "http://www.w3.org/2001/XMLSchema"}
NOT_READ = {
    "http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0": "NVDL",
    "application/xml-dtd": "a DTD",
    "http://purl.oclc.org/dsdl/nvdl": "NVDL",
}
LONGEST = 500
"""Characters of an address."""


def look_up(model: Model, folder: Path, project: Project) -> Ruling | Unresolved:
    """The schema that one `xml-model` means."""
    if not model.href:
        return Unresolved("X021", model, "an xml-model without an address", 'write <?xml-model href="…"?>')
    try:
        path_part = urlsplit(model.href.replace("\\", "/")).path
    except ValueError:
        path_part = ""
    if not path_part or len(model.href) > LONGEST:
        return Unresolved("X021", model, f'"{model.href[:80]}" is no address of a schema', "name a file of the project")
    file = PurePosixPath(unquote(path_part)).name or model.href
    language = NOT_READ.get(model.schematypens) or NOT_READ.get(model.type)
    language = language or ("a DTD" if file.endswith(".dtd") else "NVDL" if file.endswith(".nvdl") else None)
    if language:
        help = "name a schema in RELAX NG, XSD or Schematron beside it, or in its place"
        return Unresolved("X021", model, f'"{model.href}" is {language}, which is not read', help)
    kind: Kind = "schematron" if model.schematypens == SCHEMATRON or file.endswith(".sch") else "grammar"
    address = model.href
    how = "named by the file"
    if project.catalog:
        try:
            target = resolve(project.catalog, address)
        except TeiError as error:
            # A broken catalog concerns every file; a mapping that leads out of its folder is no better.
            raise TeiError(f"{error}; it was asked for {address}") from None
        if isinstance(target, Path):
            if not target.is_file():
                help = "correct the catalog, or put the file there"
                message = f'the catalog "{project.catalog}" has "{target}" for "{address}", and it is not there'
                return Unresolved("X020", model, message, help)
            refuse_outside(target, project.folder)
            return Ruling(target, kind, target.name, "", f"by the catalog {project.catalog.name}", model.phase)
        address = target or address
    if entry := chosen(address, project.locked):
        if find(entry.name, entry.version) is None:
            message = f"the schema {entry.label}, which the lock file names, is not on this machine"
            return Unresolved("X020", model, message, install_help(entry))
        return Ruling(verified(entry), kind, entry.name, entry.version, "by the lock file", model.phase)
    if is_remote(address):
        if entry := chosen(address, entries()):
            return Ruling(verified(entry), kind, entry.name, entry.version, "from the store", model.phase)
        return Unresolved("X020", model, f'the schema "{address}" is not on this machine', help_for(address, file))
    try:
        path = inside(path_of(address, folder), project.folder, "its xml-model")
    except TeiError as error:
        return Unresolved(
            "X021",
            model,
            str(error).partition(";")[0],
            "call tei in the folder that holds both, or check with --schema FILE",
        )
    if not path.is_file():
        help = "correct the address, put the file there, or name one with --schema"
        return Unresolved("X020", model, f'the schema "{address}" is not there', help)
    refuse_outside(path, project.folder)
    return Ruling(path, kind, path.name, "", how, model.phase)


def chosen(address: str, among: tuple[Entry, ...]) -> Entry | None:
    """The entry an address means: one that has it, or a schema of the TEI by its name; the newest of several."""
    exact = [each for each in among if address in (each.source, *each.uris)]
    if not exact and (known := of_the_tei(address)):
        file, version = known
        exact = [each for each in among if each.file == file and version in ("", each.version)]
    return max(exact, key=lambda each: (release(each.version), each.version), default=None)


def install_help(entry: Entry) -> str:
    if entry.source:
        return f"bring it with `tei schema install {entry.label}`, or all of the lock file with `tei schema install`"
    named = f"--name {entry.name} --version {entry.version}"
    return f"ask for the file {entry.file}, then `tei schema add {quote(entry.file)} {named}`"


def help_for(address: str, file: str) -> str:
    """How to bring a schema to this machine."""
    if known := of_the_tei(address):
        name, version = known[0].removesuffix(".rng"), known[1] or "VERSION"
        such = "" if known[1] else ", with a version such as 4.9.0"
        return f"bring it with `tei schema install {quote(f'{name}@{version}')}`{such}; or check with --schema FILE"
    return f"save the file, then `tei schema add {quote(file)} --uri {quote(address)}`; or check with --schema FILE"
