"""The attributes of TEI that point to ids."""

POINTERS = frozenset(
    (
        *("target", "who", "toWhom", "corresp", "decls", "resp", "scheme", "datingMethod", "calendar"),
        *("ref", "next", "prev", "sameAs", "copyOf", "hand"),
    )
)
