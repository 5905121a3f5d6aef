"""What a command says beside its output."""

from __future__ import annotations

import click

from zongjie_lint.printers.plain import plain


def tell(said: str) -> None:
    """Say something on standard error; what it quotes cannot steer a terminal."""
    click.echo(plain(said), err=True)
