"""`python -m generator` is `vestnik`."""

from generator.cli import main

main()
