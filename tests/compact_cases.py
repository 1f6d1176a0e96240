"""Schemas in the compact syntax, by what of its specification they show; right ones and wrong ones."""

RIGHT = {
    # Patterns
    "empty": "element a { empty }",
    "not-allowed": "element a { notAllowed }",
    "text": "element a { text }",
    "group": "element a { element b { text }, element c { text }, empty }",
    "choice": "element a { element b { text } | element c { text } | text }",
    "interleave": "element a { element b { text } & element c { text } & text }",
    "nested-operators": "element a { (element b { text }, element c { text }) | (text & element d { empty }) }",
    "one-operator-in-parentheses": "element a { (text | empty) | (element b { empty } | empty) }",
    "repeats": "element a { element b { text }?, element c { text }*, element d { text }+ }",
    "repeat-in-parentheses": "element a { ((element b { text }?)*)+, (element c { empty } | text)* }",
    "mixed": "element a { mixed { element b { empty }* } }",
    "list": 'element a { list { "x", token*, (string "y" | xsd:int)? } }',
    "attribute": "element a { attribute b { text }, attribute xml:lang { token }? }",
    "root-in-parentheses": "(element a { text } | element b { text })",
    "grammar-in-pattern": "element a { grammar { start = b b = element b { text } } }",
    "parent": (
        r"start = element a { grammar { start = parent c | d d = element d { parent \start2 } } } c = element "
        "c { empty } start2 = element e { text }"
    ),
    # Literals
    "quotation-marks": 'element a { "it\'s" | \'say "x"\' | "" | \'\' }',
    "triple-quotes": 'element a { """one "two" ""three\nlines""" | \'\'\'it\'s \'\'me\'\'\' | """""" }',
    "joined-literals": 'element a { "it\'s " ~ \'"so"\' ~ """ a\nb""" }',
    "escapes": r'element \x{61}b { "\x{E9}\x{1F600}\x{A}" }',
    "escaped-delimiters": r"element a \x{7B} \x{22}b\x{22} \x{7D}",
    "escape-with-more-x": r'element a { "\xx{41}\xxx{0042}" }',
    "backslash-that-is-no-escape": r'element a { "\n\x \d{2}" }',
    "escaped-line-feed-in-comment": r"element a # b\x{A}{ text }",
    "white-space-in-literals": 'element a { " a\tb " }',
    # Names
    "keywords-as-names": (
        "element element { attribute text { text }, attribute start { text }, element list { empty } }"
    ),
    "quoted-keywords": (
        r"start = \start | \element \start = element a { \text } \element = element b { empty } \text = text"
    ),
    "quoted-name": r"element \a { attribute \element { text }, empty }",
    "names-with-signs": "start = a.b-c_1 a.b-c_1 = element é-1.x { empty }",
    "name-without-spaces": 'element a{attribute b{"c"|"d"},(text|empty)*}',
    # Name classes
    "any-name": "element * { attribute * { text }* }",
    "any-name-except": "element * - a { attribute * - (b | c) { text }* }",
    "namespace-name": 'namespace n = "urn:n" element n:* { attribute n:* - n:a { text }* }',
    "namespace-name-except": 'namespace n = "urn:n" element n:* - (n:a | n:b) { empty }',
    "any-name-except-namespace": 'namespace n = "urn:n" element * - (n:* | a) { empty }',
    "any-name-except-namespace-except": 'namespace n = "urn:n" element * - (n:* - n:b) { empty }',
    "any-name-except-no-namespace": (
        'namespace local = "" element * - local:* { attribute * - (local:* | xml:id) { text }* }'
    ),
    "name-choice": 'namespace n = "urn:n" element a | n:b | (c | n:*) { empty }',
    "name-choice-begun-by-wildcard": 'namespace n = "urn:n" element n:* | * { empty }',
    "name-class-in-parentheses": "element (a) { attribute ((b) | c) { text } }",
    # Declarations
    "default-namespace": 'default namespace = "urn:d" element a { attribute b { text }, element c { empty } }',
    "default-namespace-with-prefix": (
        'default namespace d = "urn:d" element d:a { attribute d:b { text }, element c { empty } }'
    ),
    "no-default-namespace": 'default namespace = "" element a { empty }',
    "namespace-in-two-literals": 'namespace n = "urn:" ~ "n" element n:a { empty }',
    "default-keyword-prefix": 'default namespace element = "urn:d" element element:a { empty }',
    "namespace-that-is-none": 'namespace n = "" element n:a { attribute n:b { text } }',
    "xml-declared": 'namespace xml = "http://www.w3.org/XML/1998/namespace" element a { attribute xml:id { xsd:ID } }',
    "datatypes": 'datatypes d = "http://www.w3.org/2001/XMLSchema-datatypes" element a { d:integer }',
    "datatypes-xsd-again": 'datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes" element a { xsd:integer }',
    "declared-twice": (
        'namespace n = "urn:n" namespace n = "urn:m" default namespace = "urn:d" element n:a { element b { empty } }'
    ),
    "inherited-default": "default namespace = inherit element a { empty }",
    # Data
    "string": "element a { string }",
    "token": "element a { token }",
    "typed-values": 'element a { string " a" | token "b" | xsd:int "01" | "c" }',
    "params": 'element a { xsd:string { minLength = "1" maxLength = "2" pattern = "[a-z]" ~ "+" } }',
    "no-params": "element a { xsd:int { } }",
    "param-named-as-keyword": (
        'datatypes u = "http://www.w3.org/2001/XMLSchema-datatypes" element a { u:string { length = "1" } }'
    ),
    "data-except": 'element a { xsd:token - ("a" | xsd:token "b") }',
    "data-except-one": 'element a { token - "a" }',
    "data-except-with-params": 'element a { xsd:string { length = "1" } - "a" }',
    "data-except-of-except": 'element a { xsd:token - (xsd:NCName - "b") }',
    "data-except-in-parentheses": 'element a { (xsd:token - "a")* }',
    "data-except-joined": 'element a { list { (xsd:token - "a"), ("b" | (token - "c")) } }',
    "qualified-value": (
        'namespace p = "urn:p" default namespace = "urn:d" element a { xsd:QName "p:x" | xsd:QName "y" }'
    ),
    # Grammars
    "grammar": "start = a a = element a { b* } b = element b { empty }",
    "combine": "start |= a start |= b a = element a { c } b = element b { c } c &= attribute d { text } c &= empty",
    "combine-and-one-without": "start = a a = element a { c } c = attribute d { text } c |= empty",
    "div": "start = a div { a = element a { b } div { b = empty } } div { }",
    "grammar-around": "grammar { start = element a { empty } }",
    "grammar-with-comments": "# one\n\nstart = # two\n  a # three\na = element a { # four\n empty } # five",
    "define-without-spaces": "start=a a=element a{b}b=empty",
    # Annotations
    "documentation": "## A document.\n## Two lines.\n\n## And another.\nelement a { ## inner\n text }",
    "documentation-of-definitions": (
        "## The start.\nstart = a\n## The a.\na =\n  ## The element.\n  element a { empty }"
    ),
    "documentation-with-many-hashes": "### Three\n#### Four\nstart = element a { empty }",
    "documentation-after-comment": "# no\n## yes\nstart = element a { empty }",
    "annotations": (
        'namespace x = "urn:x" [ x:y = "1" x:z = "2" x:e [ a = "3" "text" x:f [ ] "more" ~ "s" ] ] element a { empty }'
    ),
    "annotation-elements-in-grammar": (
        'namespace s = "urn:s" s:ns [ uri = "u" ] start = a s:rule [ "x" ] a = element a { empty } plain [ ]'
    ),
    "annotation-first-in-grammar": 'namespace s = "urn:s" s:ns [ uri = "u" ] start = element a { empty }',
    "annotated-definitions": (
        'namespace x = "urn:x" [ x:y = "1" ] start = [ x:y = "2" ] a [ x:y = "3" ] a = [ x:e [ ] ] element a { empty }'
    ),
    "annotated-div": (
        'namespace x = "urn:x" start = a [ x:y = "1" ] div { [ x:y = "2" ] a = element a { empty } x:e [ ] }'
    ),
    "annotations-after": (
        'namespace x = "urn:x" element a { text >> x:e [ ] >> x:f [ "g" ], (empty >> x:e [ ])* >> x:h [ ] }'
    ),
    "annotated-names": (
        'namespace x = "urn:x" element [ x:y = "1" ] a >> x:e [ ] | [ x:y = "2" ] b { attribute ([ x:y = "3" ] '
        "c | d) { text } }"
    ),
    "annotated-parentheses": (
        'namespace x = "urn:x" element a { [ x:y = "1" ] (text | empty), [ x:y = "2" ] (element b { empty }?) }'
    ),
    "annotated-single-parentheses": 'namespace x = "urn:x" element a { [ x:y = "1" ] (text) }',
    "annotated-values": (
        'namespace x = "urn:x" element a { [ x:y = "1" ] "b" | [ x:y = "2" ] xsd:string { [ x:y = "3" ] length '
        '= "1" } }'
    ),
    "annotated-except": 'namespace x = "urn:x" element a { token - [ x:y = "1" ] "b" }',
    "annotated-parent": (
        'namespace x = "urn:x" start = element a { grammar { start = [ x:y = "1" ] parent b } } b = empty'
    ),
    "attributes-without-namespace-inside": (
        'namespace x = "urn:x" [ x:e [ element = "1" x:a = "2" xml:space = "preserve" ] ] element a { empty }'
    ),
    "relax-ng-inside-annotations": (
        'namespace x = "urn:x" namespace rng = "http://relaxng.org/ns/structure/1.0" [ x:e [ rng:element [ '
        'name = "b" ] ] ] element a { empty }'
    ),
    # White space and encodings
    "carriage-returns": "start = a\r\n# b\ra = element a { text }\r",
    "tabs": "start\t=\ta\na\t=\telement\ta\t{\ttext\t}",
}
"""Schemas that are; by name, each a file."""

WRONG = {
    "nothing": ("", 1, 1),
    "only-comments": ("# a\n", 2, 1),
    "mixed-operators": ("element a {\n text, empty | text }", 2, 14),
    "mixed-operators-2": ("element a { text & empty, text }", 1, 25),
    "twice-repeated": ("element a { text?* }", 1, 18),
    "operator-at-end": ("element a { text, }", 1, 19),
    "unclosed-brace": ("element a { text", 1, 17),
    "unclosed-parenthesis": ("element a { (text }", 1, 19),
    "empty-braces": ("element a { }", 1, 13),
    "two-patterns": ("element a { text text }", 1, 18),
    "unclosed-literal": ('element a { "b\n" }', 1, 13),
    "unclosed-long-literal": ('element a { """b" }', 1, 13),
    "unknown-sign": ("element a { text ; text }", 1, 18),
    "undeclared-prefix": ("element p:a { text }", 1, 9),
    "undeclared-wildcard": ("element p:* { text }", 1, 9),
    "undeclared-datatypes": ("element a { p:int }", 1, 13),
    "keyword-as-definition": ("start = a\ntext = empty", 2, 1),
    "keyword-as-reference": ("element a { inherit }", 1, 13),
    "no-assignment": ("start a", 1, 7),
    "pattern-after-grammar": ("start = element a { empty } text", 1, 29),
    "xmlns-declared": ('namespace xmlns = "urn:x" element a { empty }', 1, 11),
    "xml-for-another": ('namespace xml = "urn:x" element a { empty }', 1, 11),
    "another-for-xml": ('namespace x = "http://www.w3.org/XML/1998/namespace" element a { empty }', 1, 11),
    "declaration-later": ('start = a namespace x = "urn:x" a = empty', 1, 11),
    "any-name-in-any-name": ("element * - (a | *) { empty }", 1, 18),
    "any-name-in-namespace-name": ('namespace n = "urn:n" element n:* - (*) { empty }', 1, 38),
    "namespace-name-in-namespace-name": ('namespace n = "urn:n" element n:* - n:* { empty }', 1, 37),
    "except-in-name-choice": ("element a | * - b { empty }", 1, 15),
    "choice-after-except": ("element * - b | c { empty }", 1, 15),
    "except-after-name": ("element a - b { empty }", 1, 11),
    "data-except-in-choice": ('element a { "b" | token - "a" }', 1, 25),
    "data-except-before-choice": ('element a { token - "a" | "b" }', 1, 19),
    "data-except-repeated": ('element a { list { (token - "a"), token - "a"* } }', 1, 41),
    "data-except-twice": ('element a { token - token - "a" }', 1, 27),
    "value-with-params": ('element a { "b" { length = "1" } }', 1, 17),
    "ref-with-params": ('start = a { length = "1" }', 1, 11),
    "include-in-pattern": ('element a { include "b.rnc" }', 1, 13),
    "start-in-pattern": ("element a { start }", 1, 13),
    "documentation-at-end": ("element a { text\n ## no\n }", 2, 2),
    "annotation-attribute-without-namespace": ('[ a = "b" ] element a { empty }', 1, 5),
    "annotation-of-relax-ng": (
        'namespace r = "http://relaxng.org/ns/structure/1.0" [ r:a [ ] ] element a { empty }',
        1,
        55,
    ),
    "annotation-attribute-twice": ('namespace x = "urn:x" [ x:a = "1" x:a = "2" ] element a { empty }', 1, 35),
    "annotation-element-before-attribute": ('namespace x = "urn:x" [ x:e [ ] x:a = "2" ] element a { empty }', 1, 37),
    "annotation-attribute-after-text": ('[ x [ "a" b = "c" ] ] element a { empty }', 1, 13),
    "annotation-of-inherited-namespace": ("namespace x = inherit [ x:a [ ] ] element a { empty }", 1, 25),
    "annotation-that-declares": ('[ x [ xmlns = "u" ] ] element a { empty }', 1, 7),
    "keyword-annotation-in-grammar": ("start = a\ntext [ ]\na = empty", 2, 1),
    "unclosed-annotation": ('namespace x = "urn:x" [ x:a = "1"', 1, 34),
    "bad-escape": (r'element a { "\x{}" }', 1, 14),
    "escape-of-no-character": (r'element a { "\x{0}" }', 1, 14),
    "escape-beyond-unicode": (r'element a { "\x{110000}" }', 1, 14),
    "unclosed-escape": (r'element a { "\x{41" }', 1, 14),
    "name-with-digit-first": ("element 1a { empty }", 1, 9),
    "name-that-is-none": ("element a×b { empty }", 1, 9),
    "tilde-alone": ('element a { "b" ~ }', 1, 19),
    "double-assignment": ("start = = a", 1, 9),
    "prefixed-reference": ("element a { string:b }", 1, 13),
    "parent-of-keyword": ("start = parent text", 1, 16),
    "after-the-end-of-braces": ("element a { empty } }", 1, 21),
}
"""Schemas that are not in the compact syntax, with the line and column of what is wrong."""
