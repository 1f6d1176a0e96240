"""What all editions together know: documents in order, people and places as one, archives as a tree."""

from tei.site.catalogue.catalogue import Catalogue, make_catalogue

__all__ = ["Catalogue", "make_catalogue"]
