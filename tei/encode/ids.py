"""Ids that keep several documents in one file apart."""


def prefix(index: int) -> str:
    """What stands before the ids of a document in a file: nothing for the first, `t2-` for the second."""
    return f"t{index + 1}-" if index else ""
