# SPDX-License-Identifier: MIT
"""What is found for a query: the index that the browser searches, and the staff's search."""
