"""The union tree, the regions it covers and the register of employers."""
