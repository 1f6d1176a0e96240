"""RELAX NG by derivatives, streaming: see schema.py for what a schema is, automaton.py for how it is followed."""
