"""Words that tell what a tab or a column is about: titles, channels, reasons, segments, steps of a sale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sheetsync.core.parse.status import Outcome

TITLES: Mapping[str, str] = {
    "leads": "lead|лид|заявк|обращени|enquir|inquir|request|opportunit|pipeline|crm|воронк|клиент|сделк|deal",
    "deals": "deal|сделк|продаж|sale|opportunit|pipeline|воронк|crm",
    "stage_log": "stage.?log|журнал|история|history|движени|переход",
    "spend": "spend|расход|реклам|затрат|трафик|advert|\\bads?\\b|cost|marketing|маркетинг|кабинет|директ|"
    "budget|бюджет",
    "plan": "plan|план|target|цел[иья]|quota",
    "criteria": "criteri|критери|квалификац|qualif",
    "loss_reasons": "loss.?reason|lost.?reason|причин",
    "reviews": "review|встреч|совещан|планерк|meeting",
    "hypotheses": "hypothes|гипотез|эксперимент|experiment",
    "synonyms": "synonym|синоним|словар|alias",
}
"""By role: what a folded title holds that may be such a tab."""
STALE = re.compile(
    r"copy|копия|old\b|стар[аы]|архив|archive|backup|бэкап|черновик|draft|не трогать|do not|\btmp|\btest|тест"
)
"""A title that says: this isn't the tab in use."""

CHANNELS = re.compile(
    r"google|гугл|yandex|яндекс|директ|direct\b|\bвк\b|\bvk\b|вконтакте|facebook|\bfb\b|instagram|инстаграм|"
    r"telegram|телеграм|"
    r"tik.?tok|youtube|linkedin|\bseo\b|\bsmm\b|\bppc\b|\bcpc\b|organic|органик|контекст|таргет|реклам|\bads?\b|"
    r"adwords|"
    r"referral|рекоменд|сарафан|e-?mail|рассылк|newsletter|web|сайт|site|звонок|call|выставк|event|webinar|вебинар|"
    r"trade show|partner|партн|avito|авито|2гис|2gis|карты|social|соцсет|search|поиск|whatsapp|чат|chat|холодн|cold|"
    r"word of mouth|display|баннер|banner|affiliate|marketplace|маркетплейс|print|offline|оффлайн|мтс|mytarget"
)
REASONS = re.compile(
    r"дорого|цена|price|expensive|budget|бюджет|конкурент|competitor|не отвеча|недозвон|не дозвон|no answer|"
    r"no response|"
    r"unreachable|не актуальн|неактуальн|передумал|changed mind|не целев|нецелев|спам|spam|дубл|duplicate|timing|срок|"
    r"не подош|not a fit|no need|нет потребност|отказ|отложил|неверный|wrong|no budget|нет денег|feature|функци|"
    r"other|друг[ао]е|"
    r"went silent|пропал|молчит|ушел|купил у|доставк|нет в наличии"
)
SEGMENTS = re.compile(
    r"b2b|b2c|b2g|smb|sme\b|enterprise|mid.?market|small|medium|large|малый|средний|крупн|бизнес|business|"
    r"физ.?лиц|юр.?лиц|"
    r"физлиц|юрлиц|розниц|опт|retail|wholesale|госсектор|government|startup|корпорат|corporate|частн|дилер|"
    r"^ип$|^ооо$|finance|medical|software|telecom|marketing|entertainment|services|employment|technolog|"
    r"производств|строит|"
    r"healthcare|education|manufactur"
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step between the lead and its end, as other CRMs name it. `key`: the stage of ours that it is, or would be."""

    key: str
    words: re.Pattern[str]


_NOT_YET = r"^(?!.*(?:предоплат|prepay|аванс)).*"
STEPS = tuple(
    Step(key, re.compile(words))
    for key, words in (
        ("contacted", r"контакт|связал|дозвон|connected|contacted|reached|in touch|attempt"),
        ("engaging", r"engag|вовлеч|прогрев|nurtur"),
        ("appointment", r"appointment|назначен"),
        ("qualified", r"квалиф|qualif|качественн|\bsql\b|\bmql\b"),
        ("needs", r"потребност|needs|analysis|анализ|discovery|бриф"),
        ("meeting", r"встреч|презентац|\bдемо|\bdemo|meeting|presentation|замер|консультац"),
        ("evaluation", r"value prop|тест|pilot|пилот|trial|evaluat"),
        ("decision_makers", r"decision.?maker"),
        ("perception", r"perception"),
        ("proposal", r"\bкп\b|предложени|proposal|quote|смет|расчет|offer|просчет"),
        ("negotiation", r"переговор|negotiat|торг|согласован"),
        ("decision", r"решени|decision(?!.?maker)"),
        ("documents", r"документ|document"),
        ("contract", r"договор|contract(?!.*signed)|подписани|agreement"),
        ("prepayment", r"(?:счет|invoice|ожид).*(?:предоплат|prepay|аванс)|prepay\w* invoice"),
        ("payment", _NOT_YET + r"(?:счет|invoice|ожид.*оплат|(?:await|wait|pending).*payment)"),
    )
)
"""In the order in which sales go through them. A payment or a shipment is none: it may be the sale itself."""
OUTCOMES: Mapping[Outcome, re.Pattern[str]] = {
    Outcome.LOST: re.compile(
        r"проигр|отказ|lost|\bloss\b|провал|неусп|не ?реализ|not converted|junk|unqualif|disqualif|спам|spam|некачеств|"
        r"нецелев|закрыт.*\bне\b|дубл|duplicate|rejected|\bбрак\b|мусор|отвал|cancel|отмен|\bdead\b|не купил|"
        r"у конкурент|"
        r"\bслил|не интерес|неактуальн|не актуальн|not interested"
    ),
    Outcome.WON: re.compile(
        r"выигр|успешн|\bwon\b|реализован|\bопла(?:чен[оаы]?|тил[аи]?)\b|продано|closed.*converted|купил|\bpaid\b"
    ),
    Outcome.OPEN: re.compile(
        r"неразобр|не ?обработ|нов(?:ая|ый|ое)\b|входящ|в работ[еу]|думает|thinking|^ожида[а-я]+$|waiting|"
        r"not contacted|^new\b|^open\b|prospect|in progress|incoming"
    ),
}
"""What is looked for in a status word, in this order: "not converted" before "converted"."""
