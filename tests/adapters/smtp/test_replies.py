"""What servers call a message that they have taken."""

from __future__ import annotations

import pytest

from sheetsync.adapters.smtp.reply import Reply


@pytest.mark.parametrize(
    ("words", "queue_id"),
    [
        ("2.0.0 Ok: queued as 4F2D3A1B", "4F2D3A1B"),
        ("2.0.0 Ok: queued as 4Xy1Zz2ABCz9sTp", "4Xy1Zz2ABCz9sTp"),
        ("2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 9C1E", "9C1E"),
        (
            "2.6.0 <4711@example.com> [InternalId=1234567890123, Hostname=A.PROD.OUTLOOK.COM] Queued mail for delivery",
            "1234567890123",
        ),
        ("2.0.0 OK  1700000000 a1-20020a170902b00100b001c0sor123.45 - gsmtp", "a1-20020a170902b00100b001c0sor123.45"),
        ("2.0.0 Ok: queued on mail-nwsmtp-smtp-production-main-10 as 1700000000-AbCdEf", "1700000000-AbCdEf"),
        ("2.0.0 Ok: queued on mail-nwsmtp-smtp-production-main-10 1700000000-AbCdEf", "1700000000-AbCdEf"),
        ("OK id=1qABCD-0001Xy-2Z", "1qABCD-0001Xy-2Z"),
        ("2.0.0 x9ABCdef012345 Message accepted for delivery", "x9ABCdef012345"),
        ("Ok: queue id 4711", "4711"),
        ("queued as " + "x" * 300, "x" * 100),
        ("OK", ""),
        ("", ""),
    ],
)
def test_queue_id(words: str, queue_id: str) -> None:
    assert Reply(250, words).queue_id == queue_id


def test_words_that_are_clipped() -> None:
    assert Reply(250, "x" * 200).text == "x" * 200
    assert Reply(250, "x" * 201).text == "x" * 199 + "…"
