"""What a command says beside its output."""

from __future__ import annotations

import click


def tell(said: str) -> None:
    """Say something on standard error; what it quotes cannot steer a terminal."""
    from zongjie_lint.printers.plain import plain  # noqa: PLC0415 - only where something is to be said

    click.echo(plain(said), err=True)
