"""Polydigest and its peers measured side by side; see `bench.measure`."""
