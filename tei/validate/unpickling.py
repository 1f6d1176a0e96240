"""Reading a pickled XML Schema back, and nothing else: no pickle read here can name a function that does something.

A pickle is a program for building objects. Ours are only read if they bear the code of this machine's user (see
`tei.schema.cached`); and even then they may name no more than what the parts of a schema are made of.
"""

import io
import pickle

from xmlschema import XMLSchema10

PLAIN = {
    ("builtins", name) for name in ("set", "frozenset", "bytes", "bytearray", "int", "float", "bool", "str", "object")
} | {
    ("decimal", "Decimal"),
    ("collections", "OrderedDict"),
    ("collections", "defaultdict"),
    ("collections", "deque"),
    ("collections", "Counter"),
    ("re", "_compile"),
    ("xml.etree.ElementTree", "Element"),
    ("xml.etree.ElementTree", "iterparse"),
}
OF_SCHEMAS = ("xmlschema.", "elementpath.")
FUNCTIONS = "xmlschema.validators.helpers"
"""The module whose functions check and convert values: they take a value and touch nothing else."""
METHODS = ("fromstring", "__call__", "simple_type_factory", "skip_validation")
METHOD_ENDS = "_validator"


class SchemaUnpickler(pickle.Unpickler):
    """Finds the classes of `xmlschema` and `elementpath`, and refuses everything else."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) == ("builtins", "getattr"):
            return method
        if (module, name) in PLAIN:
            return super().find_class(module, name)
        # Asked before the module is looked up, since that imports it; and a dotted name is a way out of any module.
        if module.startswith(OF_SCHEMAS) and "." not in name:
            found = super().find_class(module, name)
            home = getattr(found, "__module__", "")
            if str(home).startswith(OF_SCHEMAS) and (isinstance(found, type) or home == FUNCTIONS):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a schema")


def method(owner: object, name: str) -> object:
    """A method of a part of a schema; stands for `getattr`, which would give anything of anything."""
    kind = owner if isinstance(owner, type) else type(owner)
    if kind.__module__.startswith(OF_SCHEMAS) and (name in METHODS or name.endswith(METHOD_ENDS)):
        return getattr(owner, name)
    raise pickle.UnpicklingError(f"{name} of {kind.__module__}.{kind.__qualname__} is no method of a schema")


def unpickled(data: bytes) -> XMLSchema10:
    """The schema in a pickle.

    Raises:
        pickle.UnpicklingError: there is anything else in it.
    """
    found = SchemaUnpickler(io.BytesIO(data)).load()
    if not isinstance(found, XMLSchema10):
        raise pickle.UnpicklingError(f"{type(found)} is no schema")
    return found
