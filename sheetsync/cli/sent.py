"""`sheetsync memo list | show | resolve | resend`: what the service has mailed, and what a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import print_json

if TYPE_CHECKING:
    from sheetsync.adapters.ledger import SqliteLedger
    from sheetsync.ports import Delivery, State

KEY_SHOWN = 12


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@shared_options
def list_sent(call: Call, *, as_json: bool) -> None:
    """Every message of every memo: its state, and the mail server's last words."""
    with _ledger(call) as ledger:
        reviews = {known.key: known.review for known in ledger.known()}
        deliveries = ledger.deliveries()
    if as_json:
        print_json([{**_plain(delivery), "review": reviews[delivery.key]} for delivery in deliveries])
        return
    for delivery in deliveries:
        click.echo(
            f"{delivery.key[:KEY_SHOWN]}  {reviews[delivery.key]:16} {delivery.state.value:10} {delivery.recipient:32} "
            f"{delivery.changed:%Y-%m-%d %H:%M}Z  {delivery.code or ''} {delivery.text}".rstrip()
        )


@click.command("show")
@click.argument("key")
@click.argument("recipient")
@shared_options
def show(call: Call, key: str, recipient: str) -> None:
    """Print the very message that was, or will be, handed over for RECIPIENT. KEY may be shortened."""
    with _ledger(call) as ledger:
        delivery = _chosen(ledger, key, recipient)
        click.echo(ledger.message(delivery.key, delivery.recipient), nl=False)


@click.command("resolve")
@click.argument("key")
@click.argument("recipient")
@click.option("--as", "outcome", type=click.Choice(("accepted", "cancelled")), required=True, help="What is true.")
@shared_options
def resolve(call: Call, key: str, recipient: str, outcome: str) -> None:
    """Say what became of a message that is held: that it arrived, or that it shall not be sent any more."""
    from sheetsync.ports import State

    _decide(call, key, recipient, State(outcome))


@click.command("resend")
@click.argument("key")
@click.argument("recipient")
@shared_options
def resend(call: Call, key: str, recipient: str) -> None:
    """Send a message that is held or was refused once more, byte for byte; only before its meeting begins."""
    from sheetsync.ports import State

    _decide(call, key, recipient, State.PLANNED)


@contextmanager
def _ledger(call: Call) -> Iterator[SqliteLedger]:
    """The ledger beside a service that may be running."""
    from sheetsync import bootstrap
    from sheetsync.adapters.clock import utc

    ledger = bootstrap.ledger(call.config(), utc(), alone=False)
    try:
        yield ledger
    finally:
        ledger.close()


def _decide(call: Call, key: str, recipient: str, state: State) -> None:
    from sheetsync.adapters.clock import utc

    with _ledger(call) as ledger:
        delivery = _chosen(ledger, key, recipient)
        try:
            moved = ledger.move(delivery.key, delivery.recipient, state, utc())
        except ValueError:
            told = f"the message is {delivery.state.value}, and can't become {state.value}"
            raise click.UsageError(f"{told}; `sheetsync memo list` shows all") from None
    click.echo(f"{moved.key[:KEY_SHOWN]} {moved.recipient}: {delivery.state.value} -> {moved.state.value}")


def _chosen(ledger: SqliteLedger, key: str, recipient: str) -> Delivery:
    found = [one for one in ledger.deliveries() if one.key.startswith(key) and one.recipient == recipient]
    if len(found) != 1:
        what = "there is no such message" if not found else "that means more than one message"
        raise click.UsageError(f"{what}; `sheetsync memo list` shows all")
    return found[0]


def _plain(delivery: Delivery) -> dict[str, object]:
    return {
        "key": delivery.key,
        "recipient": delivery.recipient,
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "changed": delivery.changed.isoformat(),
        "next_try": delivery.next_try and delivery.next_try.isoformat(),
        "code": delivery.code,
        "text": delivery.text,
        "queue_id": delivery.queue_id,
    }
