"""Document to TEI tree: the one place that maps our nouns to TEI elements."""
