"""Weiquanbao (维权宝): the rights-protection system of a county trade-union federation."""
