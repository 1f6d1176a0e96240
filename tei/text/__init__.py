"""Reading text: characters, lines, blocks, pages. Knows no kind of document and no TEI."""
