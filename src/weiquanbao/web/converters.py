"""How an address names a row."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class RowConverter(IntConverter):
    """An id as the database can hold it."""

    regex = "[0-9]{1,18}"


register_converter(RowConverter, "row")
