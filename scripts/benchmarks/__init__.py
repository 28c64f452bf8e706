"""The parts of `make bench`: what is built, by whom, and what it costs."""
