"""`python -m tei`."""

from tei.cli import main

if __name__ == "__main__":  # a system that does not fork imports this module in every process it begins
    main()
