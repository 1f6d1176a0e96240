"""Reading XML safely, with the places of its elements; writing TEI in one canonical form."""

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
TEI = f"{{{TEI_NAMESPACE}}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
