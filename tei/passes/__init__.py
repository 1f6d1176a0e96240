"""Document to document: what needs the whole text at once, and what an editor decided."""
