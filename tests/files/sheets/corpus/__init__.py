"""Sheets as people of several companies and countries make them, and what a careful person reads in each."""
