"""From a source to a document: what all kinds of source share, and who reads which kind.

`Frame` is a text with its surroundings taken off: site navigation, header lines, title, notes at the end. Converters
read the body that is left. The frame is read once and handed to every converter, so that asking each for its
evidence costs little; that is why `evidence` and `convert` take a frame and not a source.
"""
