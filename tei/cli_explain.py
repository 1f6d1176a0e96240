"""The commands that tell: which kinds of document can be read, and what stands behind a code."""

import click


@click.command()
def converters() -> int:
    """List the kinds of document that can be read."""
    from tei.convert.registry import all_converters

    for name, converter in all_converters().items():
        click.echo(f"{name:14}{converter.summary}")
    return 0


@click.command()
@click.argument("code")
def explain(code: str) -> int:
    """Explain a CODE that a message names, such as X003 or R011."""
    from tei.explain import explanation_text

    click.echo(explanation_text(code))
    return 0
