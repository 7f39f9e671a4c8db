"""The memo over SMTP: one recipient per transaction, TLS that is verified, and a receipt for whatever happens."""

from sheetsync.adapters.smtp.courier import SmtpCourier
from sheetsync.adapters.smtp.judging import PATIENCE, Step
from sheetsync.adapters.smtp.opening import courier

__all__ = ["PATIENCE", "SmtpCourier", "Step", "courier"]
