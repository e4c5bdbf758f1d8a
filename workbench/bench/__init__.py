"""What the product is measured by: ratios taken in one run on this machine, printed as a table."""
