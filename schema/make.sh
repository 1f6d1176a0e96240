#!/bin/sh
# Makes edition.xsd and xml.xsd from edition.rng. Needs trang (Debian: apt-get install trang); only for development.
set -eu
cd "$(dirname "$0")"
trang -o disable-abstract-elements edition.rng edition.xsd
