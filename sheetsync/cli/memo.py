"""`sheetsync memo`: the review memo."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.sent import list_sent, resend, resolve, show
from sheetsync.cli.terminal import step
from sheetsync.core.lang import LANGS, Lang, say
from sheetsync.errors import BadConfig


class MemoVerbs(click.Group):
    """The memo, and what became of those that were mailed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which one needs them."""
        return ["list", "show", "resolve", "resend"]


@click.group("memo", cls=MemoVerbs, invoke_without_command=True)
@click.option(
    "--preview", type=click.Path(path_type=Path), help="Write the memo to this HTML file (and a .txt beside it)."
)
@click.option("--open", "opened", is_flag=True, help="Open the file in the browser.")
@click.option("--lang", type=click.Choice(LANGS), help="In this language, if not the configured one.")
@click.option("--send", is_flag=True, help="Deliver it to the configured recipients, once each.")
@shared_options
def command(call: Call, *, preview: Path | None, opened: bool, lang: Lang | None, send: bool) -> None:
    """Render the review memo: print its text, write it to a file, or send it.

    Messages are laid into the configured outbox folder as .eml files. A recipient gets the memo of one review once,
    however often this is called. A broken template of your own is told of and ends with code 78; the built-in one is
    used in its place.

    `list`, `show`, `resolve` and `resend` are about what `sheetsync serve` has mailed.
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    from sheetsync import pipeline
    from sheetsync.cli.memo_file import write_memo

    if opened and preview is None:
        raise click.UsageError("--open needs --preview FILE: the file to write and to open")
    config = call.config()
    config = config.model_copy(update={"language": lang}) if lang else config
    if send and not config.memo.recipients:
        raise BadConfig("memo.recipients: nobody to send to; add addresses to [memo] recipients in config.toml")
    parts = call.parts(config)
    lang = parts.settings.lang
    with step(say(lang, "cli.computing", where=parts.workbook.name())):
        run = pipeline.plan_run(parts.workbook, parts.renderer, parts.settings)
    if preview is not None:
        write_memo(preview, run.plan.memo)
        click.echo(say(lang, "cli.memo.written", where=preview))
        if opened:
            webbrowser.open(preview.resolve().as_uri())
    if send:
        for recipient, path in pipeline.send(parts.mailer, run, config.memo.sender, config.memo.recipients):
            key = "cli.memo.sent" if path else "cli.memo.sent_before"
            click.echo(say(lang, key, recipient=recipient, where=path or ""))
    if preview is None and not send:
        click.echo(f"{run.plan.memo.subject}\n\n{run.plan.memo.text}")
    if parts.renderer.fault:
        raise BadConfig(say(lang, "memo.fallback", fault=parts.renderer.fault))


for verb in (list_sent, show, resolve, resend):
    command.add_command(verb)
