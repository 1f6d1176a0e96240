"""What a project decides about rules: which are run, and how grave they are."""

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tei.diagnostic import Severity
from tei.errors import TeiError

PROJECT_FILES = ("tei.toml", "pyproject.toml")
KEYS = frozenset({"select", "ignore", "severity"})
GRAVE = {"error": Severity.ERROR, "warning": Severity.WARNING}


@dataclass(frozen=True, slots=True)
class Settings:
    select: tuple[str, ...] = ()
    """Codes, their beginnings, or names; empty for all rules."""
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()

    def wants(self, code: str, name: str = "") -> bool:
        """Whether a rule is run. What is said of the longer beginning of its code counts; equal ones are ignored."""
        if not self.ignore and not self.select:
            return True
        ignored = max((_fit(each, code, name) for each in self.ignore), default=0)
        selected = max((_fit(each, code, name) for each in self.select), default=0)
        return selected > ignored or (not self.select and not ignored)

    def severity_of(self, code: str, name: str, otherwise: Severity) -> Severity:
        fitting = [(_fit(each, code, name), severity) for each, severity in self.severity]
        best = max(fitting, key=lambda each: each[0], default=(0, otherwise))
        return best[1] if best[0] else otherwise


DEFAULT = Settings()


def _fit(chosen: str, code: str, name: str) -> int:
    """How closely something chosen means a rule; 0 where it does not."""
    if chosen == name:
        return 5
    return len(chosen) if chosen and code.startswith(chosen) else 0


def project_settings(path: Path) -> Settings:
    """The settings for a file: of the nearest `tei.toml`, or `pyproject.toml` with a `[tool.tei]`, around it.

    It is looked for up to the folder that holds `.git`; what lies above a repository does not count.

    Raises:
        TeiError: it cannot be read, or has something in it that means nothing.
    """
    start = path.absolute()
    for folder in (start, *start.parents):
        if not folder.is_dir():
            continue
        for name in PROJECT_FILES:
            settings = _read(folder / name) if (folder / name).is_file() else None
            if settings is not None:
                return settings
        if (folder / ".git").exists():
            break
    return DEFAULT


def own_packages() -> tuple[str, ...]:
    """The packages whose rules the user wants, from the configuration of the user alone.

    A repository that is checked cannot make its own rules run: they are programs.

    Raises:
        TeiError: the configuration cannot be read, or has something in it that means nothing.
    """
    path = user_file()
    if not path.is_file():
        return ()
    table = _table(path, _toml(path), "rules")
    _only(path, table, {"packages"})
    return _names(path, table, "packages")


def user_file() -> Path:
    """Where the user's own configuration is: `tei/tei.toml` in the folder the system has for that."""
    if os.name == "nt" and os.environ.get("APPDATA"):
        return Path(os.environ["APPDATA"]) / "tei" / "tei.toml"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "tei" / "tei.toml"


def check_settings(settings: Settings, known: Mapping[str, str]) -> None:
    """Refuse what means no rule.

    Args:
        known: the names of all rules by their codes.

    Raises:
        TeiError: a code or name that means none.
    """
    for chosen in (*settings.select, *settings.ignore, *(code for code, _ in settings.severity)):
        if not any(_fit(chosen, code, name) for code, name in known.items()):
            raise TeiError(f'the settings of the rules name "{chosen}", and no rule is called so; see docs/rules')


def _read(path: Path) -> Settings | None:
    table = _toml(path)
    if path.name == "pyproject.toml":
        table = _table(path, _table(path, table, "tool"), "tei")
        if not table:
            return None
    rules = _table(path, table, "rules")
    if "packages" in rules:
        raise TeiError(
            f"{path}: packages with rules are named in your own configuration ({user_file()}), not in that of a project"
        )
    _only(path, rules, KEYS)
    severity = _table(path, rules, "severity")
    for code, word in severity.items():
        if word not in GRAVE:
            raise TeiError(f'{path}: the severity of {code} is "{word}"; it can be error or warning')
    grave = tuple((code, GRAVE[str(word)]) for code, word in severity.items())
    return Settings(_names(path, rules, "select"), _names(path, rules, "ignore"), grave)


def _toml(path: Path) -> Mapping[str, object]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TeiError(f"{path}: cannot be read: {error}") from None


def _table(path: Path, around: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = around.get(name, {})
    if not isinstance(found, dict):
        raise TeiError(f"{path}: {name} is a table, [{name}]")
    return found


def _names(path: Path, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, str) and each for each in found):
        raise TeiError(f'{path}: {key} is a list of words, {key} = ["…"]')
    return tuple(str(each) for each in found)


def _only(path: Path, table: Mapping[str, object], keys: Iterable[str]) -> None:
    unknown = sorted(set(table) - set(keys))
    if unknown:
        raise TeiError(f'{path}: [rules] has no "{unknown[0]}"; there are: {", ".join(sorted(keys))}')
