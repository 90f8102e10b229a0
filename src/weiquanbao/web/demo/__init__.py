"""The demonstration: anybody may take any place in the sample county. Its pages do not exist in production."""
