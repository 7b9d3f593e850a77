"""Asking a list: the sentence line, the filter form, named views."""
