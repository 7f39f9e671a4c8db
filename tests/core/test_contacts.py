"""Phones and e-mails as people type them: the one number or address in its canonical form, or refused and told."""

from __future__ import annotations

import pyarrow as pa
import pytest

from sheetsync.core.grid import Cell
from sheetsync.core.norms import Norms
from sheetsync.core.parse.emails import clean_emails, find_addresses, is_valid_email, valid_emails
from sheetsync.core.parse.phones import e164_phones, is_valid_phone, valid_phones
from sheetsync.core.parse.strings import read_strings
from tests.core.sheets import Rows, day, of_kind, read

ANNA = "+79161234567"


@pytest.mark.parametrize(
    "cell",
    [
        ANNA,
        "+7 916 123-45-67",
        "8 (916) 123-45-67",
        "8(916)1234567",
        "8-916-123-45-67",
        "8.916.123.45.67",
        "+7\N{NO-BREAK SPACE}916\N{NO-BREAK SPACE}123\N{NO-BREAK SPACE}45\N{NO-BREAK SPACE}67",
        "+7\N{THIN SPACE}916\N{NARROW NO-BREAK SPACE}123-45-67",
        "+7–916–123–45–67",
        "\N{LEFT-TO-RIGHT EMBEDDING}+7 916 123-45-67\N{POP DIRECTIONAL FORMATTING}",
        "8916\N{ZERO WIDTH SPACE}1234567",
        "8916\N{ZERO WIDTH JOINER}1234567",
        "９１６１２３４５６７",
        "'79161234567",
        " 79161234567 ",
        "9161234567",
        79161234567,
        89161234567.0,
        7.9161234567e10,
        "79161234567.0",
        "7.9161234567E+10",
        "7,9161234567e10",
        "+7 916 123-45-67 доб. 12",
        "8 916 123-45-67 (доб.12)",
        "+7 916 123-45-67 ext 12",
        "+7 916 123-45-67 x12",
        "Анна, +7 916 123-45-67",
        "Анна +7 916 123-45-67",
        "8 916 123-45-67 Анна, кв. 12",
        "8 916 123-45-67 WhatsApp/Viber",
        "моб.: 8 916 123-45-67",
        "tel:+79161234567",
        "tel:+7-916-123-45-67",
        "https://wa.me/79161234567",
        "https://api.whatsapp.com/send?phone=79161234567",
        "+7 916 123-45-67, 8 916 123-45-67",  # one number, twice
        "8-10-7-916-123-45-67",
    ],
)
def test_one_number_in_many_clothes(cell: Cell) -> None:
    assert phones(cell) == [ANNA]
    assert odd_phone(cell) is None


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("+1 650 253 0000", "+16502530000"),
        ("+375 29 123-45-67", "+375291234567"),
        ("wa.me/14155552671", "+14155552671"),
        ("8 800 555-35-35", "+78005553535"),
        ("8 (495) 123-45-67", "+74951234567"),
        ("+7 701 123 45 67", "+77011234567"),
    ],
)
def test_other_numbers(cell: Cell, number: str) -> None:
    assert phones(cell) == [number]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("123", "phone_unreadable"),
        ("+7 916 123-45-6", "phone_unreadable"),
        ("+7 916 123-45-678", "phone_unreadable"),
        ("81012345678", "phone_unreadable"),
        ("+7 000 000-00-00", "phone_unreadable"),
        ("7,99E+10", "phone_unreadable"),
        ("7.99e10", "phone_unreadable"),
        (79900000000, "phone_unreadable"),  # what is left of it
        ("8916123456.0", "phone_unreadable"),  # the zero is none of its digits
        ("уточнить", "phone_unreadable"),
        ("+7 (___) ___-__-__", "phone_unreadable"),
        ("@anna", "phone_unreadable"),
        ("anna@example.com", "phone_unreadable"),
        ("12.03.2026", "phone_unreadable"),
        ("375291234567", "phone_unreadable"),  # abroad, without a plus: any country's
        ("8 800 FLOWERS", "phone_unreadable"),
        ("8 9О3 123-45-67", "phone_letters"),
        ("8 9OO 123-45-67", "phone_letters"),
        ("8 9О3 12З 45 67", "phone_letters"),
        ("+7 916 123-45-6О", "phone_letters"),
        ("+7 916 123-45-67, +7 903 111-22-33", "phones_many"),
        ("89161234567 89031112233", "phones_many"),
        ("89161234567/89031112233", "phones_many"),
        ("+7 916 123-45-67 / 68", "phones_many"),
        ("+7 916 123-45-67, 68", "phones_many"),
        ("+7 916 123-**-**", "phone_unreadable"),
        ("######", "cell_error"),
        ("89161234567\n89031112233", "phones_many"),
        ("8 916 123-45-67 (моб) 8 495 123-45-67 (раб)", "phones_many"),
        ("+7 916 123-45-67, 8 903 111", "phones_many"),
        ("#N/A", "cell_error"),
    ],
)
def test_no_number_or_not_only_one_is_told(cell: Cell, kind: str) -> None:
    assert phones(cell) == [None]
    assert odd_phone(cell) == kind


@pytest.mark.parametrize(
    "cell",
    [
        "anna@example.com",
        "Anna@Example.COM",
        " anna@example.com ",
        "\N{NO-BREAK SPACE}anna@example.com\N{ZERO WIDTH SPACE}",
        "anna@exam\N{SOFT HYPHEN}ple.com",
        "anna＠example.com",
        "mailto:anna@example.com",
        "MAILTO:Anna@example.com?subject=Hello",
        "Анна <anna@example.com>",
        '"Петрова, Анна" <Anna@Example.com>',
        "Анна Петрова anna@example.com",
        "<anna@example.com>",
        "«anna@example.com»",
        "anna@example.com.",
        "anna@example.com,",
        "anna@example.com;",
        "anna @ example.com",
        "anna@ example.com",
        "anna@example. com",
        "anna@example.com (рабочая)",
        "E-mail: anna@example.com",
        "почта:anna@example.com",
        "anna@example.com, Anna@example.com",
        "'anna@example.com",
    ],
)
def test_one_address_in_many_clothes(cell: Cell) -> None:
    assert emails(cell) == ["anna@example.com"]
    assert odd_email(cell) is None


@pytest.mark.parametrize("address", ["a.b+c@sub.example.co.uk", "x_y@a-b.io", "анна@почта.рф", "o'neil@example.com"])
def test_other_addresses(address: str) -> None:
    assert emails(address) == [address]
    assert is_valid_email(address)


def test_an_alphabet_that_travels_as_ascii_is_shown_as_it_is() -> None:
    assert emails("anna@xn--80a1acny.xn--p1ai") == ["anna@почта.рф"]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("anna", "email_unreadable"),
        ("anna@", "email_unreadable"),
        ("@example.com", "email_unreadable"),
        ("anna@example", "email_unreadable"),
        ("anna@@example.com", "email_unreadable"),
        ("anna@example,com", "email_unreadable"),
        ("anna@example..com", "email_unreadable"),
        ("a..b@example.com", "email_unreadable"),
        (".anna@example.com", "email_unreadable"),
        ("a@-x.com", "email_unreadable"),
        ("anna(at)example.com", "email_unreadable"),
        ("anna собака example.com", "email_unreadable"),
        ("anna@example.local", "email_unreadable"),
        ("anna@example.c", "email_unreadable"),
        ("a***@example.com", "email_unreadable"),
        ("ivan petrov@example.com", "email_unreadable"),  # half a name, or half an address
        ("anna@example.co m", "email_unreadable"),
        ("write me @ example.com", "email_unreadable"),
        ("+7 916 123-45-67", "email_unreadable"),
        ("уточнить", "email_unreadable"),
        ("аnna@example.com", "email_letters"),
        ("anna@exаmple.com", "email_letters"),
        ("анна@example.com", "email_unreadable"),
        ("a@example.com, b@example.com", "emails_many"),
        ("a@example.com b@example.com", "emails_many"),
        ("a@example.com\nb@example.com", "emails_many"),
        ("a@example.com; b@", "emails_many"),
        ("#REF!", "cell_error"),
    ],
)
def test_no_address_or_not_only_one_is_told(cell: Cell, kind: str) -> None:
    assert emails(cell) == [None]
    assert odd_email(cell) == kind


@pytest.mark.parametrize("cell", [None, "", " ", "-", "—", "нет", "н/д", "не указано"])
def test_nothing_is_a_blank_without_a_word(cell: Cell) -> None:
    assert phones(cell) == emails(cell) == [None]
    assert odd_phone(cell) is odd_email(cell) is None


def test_a_cell_with_two_can_be_reached_one_with_none_can_not() -> None:
    assert valid_phones(pa.array(["8 916 123-45-67, 8 903 111-22-33", "8 916", None]), "RU").tolist() == [1, 0, 0]
    assert valid_emails(pa.array(["a@example.com, b@example.com", "a@", None])).tolist() == [1, 0, 0]
    assert is_valid_phone("8 916 123-45-67", "RU")
    assert not is_valid_email("a@example.com, b@example.com")


def test_a_list_of_addresses_keeps_what_is_none() -> None:
    assert find_addresses("A@example.com, Ivan, аnna@example.com") == (
        ("a@example.com",),
        ("Ivan", "аnna@example.com"),
    )


def test_the_proposal_for_letters_is_the_number_and_the_address() -> None:
    issues = read(leads=contact_rows("8 9О3 123-45-67", "аnna@example.com")).issues
    assert of_kind(issues, "phone_letters")[0].detail == {"read": "+79031234567"}
    assert of_kind(issues, "email_letters")[0].detail == {"read": "anna@example.com"}


def test_each_cell_is_told_by_its_column_and_row() -> None:
    issues = read(leads=contact_rows("8 916", "anna@")).issues
    assert [(issue.kind, issue.column, issue.rows) for issue in issues] == [
        ("phone_unreadable", 2, (1,)),
        ("email_unreadable", 3, (1,)),
    ]


def contact_rows(phone: Cell, email: Cell) -> Rows:
    return [["Lead ID", "Created", "Phone", "E-mail"], ["L-1", day(1), phone, email]]


def phones(cell: Cell) -> list[str | None]:
    found: list[str | None] = e164_phones(read_strings([cell]).filled(), "RU").to_pylist()
    return found


def emails(cell: Cell) -> list[str | None]:
    found: list[str | None] = clean_emails(read_strings([cell]).filled()).to_pylist()
    return found


def odd_phone(cell: Cell) -> str | None:
    return odd(cell, None)


def odd_email(cell: Cell) -> str | None:
    return odd(None, cell)


def odd(phone: Cell, email: Cell) -> str | None:
    issues = read(Norms(), leads=contact_rows(phone, email)).issues
    return issues[0].kind if issues else None
