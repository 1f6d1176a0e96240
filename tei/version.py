"""The version, without the cost of asking the package metadata."""

VERSION = "0.1.0"
