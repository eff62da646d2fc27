# SPDX-License-Identifier: MIT
"""The estimator in Python and its twin in JavaScript give equal results."""
