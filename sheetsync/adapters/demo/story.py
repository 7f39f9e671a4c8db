"""Who and what the demo company is: its channels, segments, people and words, and the numbers its story rests on.

The story: paid social brings more and more leads, most of them without the budget or from regions that aren't served;
its lead form lets wrong phone numbers through, so leads are lost before anybody has talked to them; one manager writes
down few reasons; the plan is missed a little more every month, by about 30 % in the last whole one.
"""

from __future__ import annotations

from dataclasses import dataclass

from sheetsync.core.lang.words import Words


@dataclass(frozen=True, slots=True)
class Segment:
    """A kind of customer: its part of the planned leads, the planned check in roubles, the planned conversions."""

    name: Words
    plan_share: float
    check: int
    target_share: float
    win_rate: float


SEGMENTS = (
    Segment(Words("Small business", "Малый бизнес"), 0.50, 65_000, 0.42, 0.21),
    Segment(Words("Mid-size business", "Средний бизнес"), 0.36, 140_000, 0.44, 0.19),
    Segment(Words("Enterprise", "Крупный бизнес"), 0.14, 300_000, 0.45, 0.16),
)


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign: its part of the channel's leads, what a lead costs in roubles, the share of wrong phone numbers.

    The traffic behind it is told per click; None is traffic that nobody counts. `segment`: if it has one of its own.
    """

    name: Words | None
    share: float
    lead_cost: int
    click_cost: int | None = None
    click_rate: float | None = None
    visits_per_click: float | None = None
    wrong_phones: float = 0.03
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """Where leads come from.

    `segments`: its mix of SEGMENTS; `luck`: how readily its target leads buy against others'; `noisy`: its part of the
    leads is told by the month, and most of them lack the budget or come from elsewhere; `other`: its part of the leads
    that the noisy one leaves.
    """

    name: Words
    campaigns: tuple[Campaign, ...]
    target_share: float
    segments: tuple[float, float, float]
    luck: float
    other: float = 0.0
    noisy: bool = False


SEARCH = Channel(
    Words("Search ads", "Контекст"),
    (
        Campaign(Words("Brand", "Бренд"), 0.25, 1_900, 48, 0.11, 0.93),
        Campaign(Words("Services", "Услуги"), 0.55, 3_900, 92, 0.052, 0.9),
        Campaign(Words("Enterprise", "Крупные клиенты"), 0.20, 5_200, 130, 0.044, 0.91, segment=SEGMENTS[2]),
    ),
    target_share=0.45,
    segments=(0.56, 0.44, 0.0),
    luck=1.0,
    other=0.42,
)
SOCIAL = Channel(
    Words("Paid social", "Таргет"),
    (
        Campaign(Words("Lead form", "Лид-форма"), 0.68, 1_700, 31, 0.009, None, wrong_phones=0.24),
        Campaign(Words("Site traffic", "Трафик на сайт"), 0.32, 2_700, 39, 0.012, 0.74, wrong_phones=0.05),
    ),
    target_share=0.14,
    segments=(0.62, 0.30, 0.08),
    luck=0.75,
    noisy=True,
)
ORGANIC = Channel(
    Words("Organic search", "SEO"),
    (Campaign(None, 1.0, 1_400, 24, 0.031, 0.95),),
    target_share=0.46,
    segments=(0.48, 0.37, 0.15),
    luck=1.15,
    other=0.26,
)
PARTNERS = Channel(
    Words("Partners", "Партнёры"),
    (Campaign(Words("Referral programme", "Реферальная программа"), 1.0, 2_300),),
    target_share=0.55,
    segments=(0.34, 0.44, 0.22),
    luck=1.5,
    other=0.14,
)
WEBINARS = Channel(
    Words("Webinars", "Вебинары"),
    (Campaign(Words("Monthly webinar", "Ежемесячный вебинар"), 1.0, 2_600, 65, 0.02, 0.97),),
    target_share=0.40,
    segments=(0.42, 0.42, 0.16),
    luck=1.0,
    other=0.18,
)
CHANNELS = (SEARCH, SOCIAL, ORGANIC, PARTNERS, WEBINARS)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the story.

    `planned`: its planned leads against a usual month's; `over`: leads that came for one planned; `social`: paid
    social's part of them; `completion`: revenue for one planned; `ramp`: a new service line plans few wins at first.
    """

    planned: float
    over: float
    social: float
    completion: float
    ramp: float = 1.0


MARGIN = 0.47
"""Gross profit of an average deal against its amount."""


@dataclass(frozen=True, slots=True)
class Manager:
    """Somebody in sales. `silent`: how often a loss gets "other" or nothing; `slow`: days added to a first contact."""

    name: Words
    silent: float = 0.10
    slow: float = 0.0


MANAGERS = (
    Manager(Words("Alice", "Алина")),
    Manager(Words("Boris", "Борис"), 0.13),
    Manager(Words("Daria", "Дарья"), 0.07),
    Manager(Words("Max", "Максим"), 0.55),
    Manager(Words("Nina", "Нина"), 0.12),
    Manager(Words("Timur", "Тимур"), 0.09, 0.8),
)


@dataclass(frozen=True, slots=True)
class Reason:
    """An entry of the loss-reason directory. `stages`: keys of the stages where it can be true."""

    name: Words
    category: Words
    owner: Words
    means_non_target: bool = False
    says_nothing: bool = False
    stages: tuple[str, ...] = ()


MARKETING, SALES = Words("marketing", "маркетинг"), Words("sales", "продажи")
_CONTACT, _FIT = Words("Contact", "Контакт"), Words("Fit", "Соответствие")
_PRICE, _TIMING, _NONE = Words("Price", "Цена"), Words("Timing", "Сроки"), Words("Unclear", "Неясно")
WRONG_PHONE = Reason(Words("Wrong phone number", "Неверный телефон"), _CONTACT, MARKETING, stages=("lead", "target"))
NO_BUDGET = Reason(Words("No budget", "Нет бюджета"), _FIT, MARKETING, means_non_target=True)
WRONG_REGION = Reason(Words("Not our region", "Не наш регион"), _FIT, MARKETING, means_non_target=True)
NO_NEED = Reason(Words("Not our service", "Не наша услуга"), _FIT, MARKETING, means_non_target=True)
NO_DECIDER = Reason(Words("Not the decision maker", "Не ЛПР"), _CONTACT, SALES, stages=("contacted", "meeting"))
EXPENSIVE = Reason(Words("Too expensive", "Дорого"), _PRICE, SALES, stages=("meeting", "proposal"))
COMPETITOR = Reason(Words("Chose a competitor", "Выбрали конкурента"), _PRICE, SALES)
POSTPONED = Reason(Words("Postponed", "Отложили решение"), _TIMING, SALES)
STOPPED = Reason(Words("Stopped answering", "Перестал отвечать"), _NONE, SALES, says_nothing=True)
OTHER = Reason(Words("Other", "Другое"), _NONE, SALES, says_nothing=True)
REASONS = (
    WRONG_PHONE,
    NO_BUDGET,
    WRONG_REGION,
    NO_NEED,
    NO_DECIDER,
    EXPENSIVE,
    COMPETITOR,
    POSTPONED,
    STOPPED,
    OTHER,
)

SERVED = (
    Words("Moscow", "Москва"),
    Words("St Petersburg", "Санкт-Петербург"),
    Words("Kazan", "Казань"),
    Words("Yekaterinburg", "Екатеринбург"),
    Words("Nizhny Novgorod", "Нижний Новгород"),
)
NOT_SERVED = (
    Words("Vladivostok", "Владивосток"),
    Words("Khabarovsk", "Хабаровск"),
    Words("Irkutsk", "Иркутск"),
    Words("Abroad", "За границей"),
)
NEEDS = (
    Words("Accounting", "Бухгалтерия"),
    Words("IT support", "ИТ-поддержка"),
    Words("Legal support", "Юридическое сопровождение"),
)
OTHER_NEEDS = (Words("Looking for a job", "Ищет работу"), Words("Personal taxes", "Личные налоги"))
BUDGET_RULES = (40_000, 50_000)
"""The least budget of a target lead, in roubles: at first, and in force from the fourth month."""

FIRST_NAMES = tuple(
    Words(en, ru)
    for en, ru in (
        ("Anna", "Анна"), ("Andrey", "Андрей"), ("Artem", "Артём"), ("Vera", "Вера"), ("Viktor", "Виктор"),
        ("Galina", "Галина"), ("Gleb", "Глеб"), ("Denis", "Денис"), ("Dina", "Дина"), ("Egor", "Егор"),
        ("Elena", "Елена"), ("Zhanna", "Жанна"), ("Igor", "Игорь"), ("Inna", "Инна"), ("Kirill", "Кирилл"),
        ("Lidia", "Лидия"), ("Lev", "Лев"), ("Marina", "Марина"), ("Oleg", "Олег"), ("Olga", "Ольга"),
        ("Pavel", "Павел"), ("Polina", "Полина"), ("Roman", "Роман"), ("Rita", "Рита"), ("Stepan", "Степан"),
        ("Tatiana", "Татьяна"), ("Fedor", "Фёдор"), ("Yulia", "Юлия"), ("Yakov", "Яков"), ("Yana", "Яна"),
    )
)  # fmt: skip
