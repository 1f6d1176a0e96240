"""Small finders: text in, pieces with their places out; they know no kind of document and no TEI."""
