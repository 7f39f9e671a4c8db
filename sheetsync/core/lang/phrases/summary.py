"""What the summary tabs say: titles, headings, column names, sentences."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "tab.ceo": Words("CEO", "Гендиректор"),
    "tab.funnel": Words("Funnel", "Воронка"),
    "tab.funnel.answers": Words(
        "How far do leads come, stage by stage, and where do they stop?",
        "Докуда доходят лиды и на каком этапе останавливаются?",
    ),
    "tab.economics": Words("Unit economics", "Юнит-экономика"),
    "tab.economics.answers": Words(
        "What does a lead, a target lead and a customer cost, and what do they bring?",
        "Сколько стоят лид, целевой лид и клиент и сколько они приносят?",
    ),
    "tab.qualification": Words("Qualification", "Квалификация"),
    "tab.qualification.answers": Words(
        "How many leads are non-target by the agreed criteria, and by which of them?",
        "Сколько лидов нецелевые по согласованным критериям и по каким именно?",
    ),
    "tab.losses": Words("Losses", "Потери"),
    "tab.losses.answers": Words(
        "At which stage and for which reasons are leads lost?", "На каких этапах и по каким причинам теряются лиды?"
    ),
    "tab.plan_fact": Words("Plan and fact", "План и факт"),
    "tab.plan_fact.answers": Words(
        "Where does the plan stand, and which part of the gap is what?",
        "Как выполняется план и из чего складывается разрыв?",
    ),
    "tab.data_issues": Words("Data issues", "Проблемы данных"),
    "tab.data_issues.answers": Words(
        "What is wrong with the entries, where, what was done about it, and whose it is?",
        "Что не так с данными, где, что с этим сделано и кто отвечает?",
    ),
    "tab.verdicts": Words("Lead verdicts", "Вердикты по лидам"),
    "tab.verdicts.answers": Words(
        "Lead by lead, the newest first: target or not, and by which criteria?",
        "По каждому лиду, начиная с новых: целевой или нет и по каким критериям?",
    ),
    "line.as_of": Words(
        "{span} · as of {date} · {used} rows used, {left_out} left out",
        "{span} · на {date} · строк учтено {used}, не учтено {left_out}",
    ),
    "period.all": Words("All time", "За всё время"),
    "label.total": Words("Total", "Всего"),
    "label.not_set": Words("(not set)", "(не указано)"),
    "label.no_reason": Words("(no reason given)", "(причина не указана)"),
    "phrase.k_of_n": Words("{k} of {n}", "{k} из {n}"),
    "phrase.few": Words("few data", "мало данных"),
    "phrase.untold": Words("Can't be told: {what} – {why}", "Нельзя сказать: {what} — {why}"),
    "phrase.noted": Words("{where}: {note}", "{where}: {note}"),
    "dimension.segment": Words("Segment", "Сегмент"),
    "dimension.segment.by": Words("by segment", "по сегментам"),
    "dimension.channel": Words("Channel", "Канал"),
    "dimension.channel.by": Words("by channel", "по каналам"),
    "dimension.campaign": Words("Campaign", "Кампания"),
    "dimension.campaign.by": Words("by campaign", "по кампаниям"),
    "dimension.manager": Words("Manager", "Менеджер"),
    "dimension.manager.by": Words("by manager", "по менеджерам"),
    "dimension.month": Words("Month", "Месяц"),
    "dimension.month.by": Words("by month", "по месяцам"),
    "dimension.reason": Words("Reason", "Причина"),
    "dimension.reason.by": Words("by reason", "по причинам"),
    "dimension.criterion": Words("Criterion", "Критерий"),
    "dimension.criterion.by": Words("by criterion", "по критериям"),
    "dimension.stage": Words("Stage", "Этап"),
    "dimension.stage.by": Words("by stage", "по этапам"),
    "owner.marketing": Words("marketing", "маркетинг"),
    "owner.sales": Words("sales", "продажи"),
    "owner.ceo": Words("CEO", "гендиректор"),
    "owner.both": Words("both", "оба"),
    "owner.nobody": Words("nobody's", "ничья"),
    "severity.error": Words("error", "ошибка"),
    "severity.warning": Words("warning", "внимание"),
    "severity.note": Words("note", "заметка"),
    "verdict.target": Words("target", "целевой"),
    "verdict.non_target": Words("non-target", "нецелевой"),
    "verdict.unknown": Words("not qualified yet", "не квалифицирован"),
    "column.stage": Words("Stage", "Этап"),
    "column.owner": Words("Whose", "Чей"),
    "column.interval": Words("95 % interval", "95 % интервал"),
    "column.k_of_n": Words("k of n", "k из n"),
    "column.from_previous": Words("from previous", "из предыдущего"),
    "column.measure": Words("Measure", "Показатель"),
    "column.plan": Words("Plan", "План"),
    "column.fact": Words("Fact", "Факт"),
    "column.completed": Words("Fact / plan", "Факт / план"),
    "column.part": Words("Part", "Часть"),
    "column.amount": Words("Amount", "Сумма"),
    "column.whose": Words("Whose part", "Чья часть"),
    "column.severity": Words("Severity", "Важность"),
    "column.tab": Words("Tab", "Вкладка"),
    "column.cell": Words("Cell", "Ячейка"),
    "column.written": Words("What stands there", "Что написано"),
    "column.what": Words("What is wrong", "Что не так"),
    "column.done": Words("What was done", "Что сделано"),
    "column.cells": Words("Cells", "Ячеек"),
    "column.example": Words("For example", "Например"),
    "column.rows": Words("Rows", "Строк"),
    "column.used": Words("Used", "Учтено"),
    "column.left_out": Words("Left out", "Не учтено"),
    "column.blank": Words("Blank", "Пустых"),
    "column.lead_id": Words("Lead ID", "ID лида"),
    "column.created": Words("Created", "Создан"),
    "column.channel": Words("Channel", "Канал"),
    "column.segment": Words("Segment", "Сегмент"),
    "column.manager": Words("Manager", "Менеджер"),
    "column.verdict": Words("Verdict", "Вердикт"),
    "column.failed": Words("Criteria failed", "Не выполнены"),
    "column.unmet": Words("Not known yet", "Пока неизвестно"),
    "ceo.title": Words("Sales & marketing review · {span}", "Маркетинг и продажи · {span}"),
    "ceo.next_review": Words("next review {date}", "следующая встреча {date}"),
    "ceo.no_review": Words("no next review in the Reviews tab", "следующей встречи во вкладке «Встречи» нет"),
    "ceo.plan": Words("plan {plan}", "план {plan}"),
    "ceo.gap": Words("Plan → fact: where the gap lies", "План → факт: из чего разрыв"),
    "ceo.funnel": Words("Funnel: how far leads come", "Воронка: докуда доходят лиды"),
    "ceo.funnel.note": Words(
        "Leads created in the period; from the target stage on, target leads. Won although not target: {aside}. "
        "Sales dated in the period: {sold}.",
        "Лиды, созданные за период; с этапа «целевой» — только целевые. Выиграно нецелевых: {aside}. "
        "Продаж с датой в периоде: {sold}.",
    ),
    "ceo.funnel.note.all": Words(
        "Leads created in the period. Sales dated in the period: {sold}.",
        "Лиды, созданные за период. Продаж с датой в периоде: {sold}.",
    ),
    "ceo.non_target": Words("Why leads are not target: {rate} non-target", "Почему лиды нецелевые: нецелевых {rate}"),
    "ceo.non_target.untold": Words("Why leads are not target", "Почему лиды нецелевые"),
    "ceo.losses.untold": Words("Why leads are lost", "Почему теряем лидов"),
    "ceo.failed": Words("Fail it", "Не прошли"),
    "ceo.sole": Words("Only it", "Только он"),
    "ceo.part": Words("Share", "Доля"),
    "ceo.losses": Words(
        "Why leads are lost: {rate} with a substantive reason", "Почему теряем лидов: с содержательной причиной {rate}"
    ),
    "ceo.reason": Words("Most frequent reason", "Самая частая причина"),
    "ceo.lost": Words("Lost", "Потеряно"),
    "ceo.segments": Words("Segments", "Сегменты"),
    "ceo.off": Words(
        "Not in the workbook, so some numbers are off: {what}.", "Нет в книге, поэтому часть чисел недоступна: {what}."
    ),
    "ceo.errors": Words(
        "{count} entries have errors and are left out of the numbers they belong to: {cells} (tab Data issues).",
        "Ошибок в данных: {count}; эти значения в числа не вошли: {cells} (вкладка «Проблемы данных»).",
    ),
    "answer.closed": Words("{span}: {fact} of {plan} planned ({done}).", "{span}: {fact} из {plan} по плану ({done})."),
    "answer.running": Words(
        "{span}: by {date} {fact} of {plan} planned for these days ({done}).",
        "{span}: на {date} {fact} из {plan} по плану на эти дни ({done}).",
    ),
    "answer.parts": Words(
        "Of the difference of {gap}, {marketing} lies in what came in ({leads} leads against {plan_leads} planned, {target} of "
        "them target against {plan_target}) and {sales} in how it was worked ({win} of target leads won against {plan_win}, "
        "average check {check} against {plan_check}).",
        "Из разницы {gap}: {marketing} — то, что пришло (лидов {leads} при плане {plan_leads}, целевых {target} вместо "
        "{plan_target}), и {sales} — то, как отработали (выиграно {win} целевых вместо {plan_win}, средний чек {check} вместо "
        "{plan_check}).",
    ),
    "answer.outside": Words(
        "{rest} can be laid to neither: sales that the plan's factors don't hold.",
        "{rest} нельзя отнести ни к кому: продажи вне множителей плана.",
    ),
    "answer.within_chance": Words(
        "Whether the win rate is sales' part can't be told yet: the leads that came made {expected} wins expected by now, {won} were won ({index}, {interval}), and chance alone can do that.",
        "Часть ли продаж в конверсии, пока не сказать: с пришедших лидов ожидалось продаж {expected}, сделано {won} ({index}, {interval}) — так бывает и случайно.",
    ),
    "answer.few": Words(
        "The difference is {gap}; with target leads: {target}, it is too early to say whose part is what.",
        "Разница {gap}; целевых лидов {target} — слишком мало, чтобы сказать, чья часть какая.",
    ),
    "answer.no_parts": Words(
        "Whose part of the difference is what can't be told: {why}", "Чья часть разницы какая, сказать нельзя: {why}"
    ),
    "answer.no_plan": Words(
        "{span}: {leads} leads, {won} won; close rate {rate}; revenue {revenue}. There is no plan to compare with.",
        "{span}: лидов {leads}, продаж {won}; доля выигранных {rate}; выручка {revenue}. Плана для сравнения нет.",
    ),
    "trust.first": Words(
        "The entries are too incomplete to say whose part is what; the gaps are named below.",
        "Данные заполнены слишком неполно, чтобы сказать, чья часть какая; пробелы названы ниже.",
    ),
    "trust.failed": Words(
        "Entries of {owner} are below the agreed quality: {what}.",
        "Данные ({owner}) ниже согласованного качества: {what}.",
    ),
    "trust.withheld": Words(
        "Whose part is what is withheld until the entries reach the agreed quality.",
        "Чья часть какая — не показываем, пока данные не достигнут согласованного качества.",
    ),
    "funnel.stages": Words("The whole funnel", "Вся воронка"),
    "funnel.stages.note": Words(
        "Leads created in the period, as far as they have come by now. From the target stage on, target leads only; the others "
        "that went on stand under «outside target».",
        "Лиды, созданные за период, — докуда дошли к сегодняшнему дню. С этапа «целевой лид» — только целевые; прошедшие дальше "
        "нецелевые стоят отдельно.",
    ),
    "funnel.by": Words("Leads {by}", "Лиды {by}"),
    "funnel.conversions_by": Words("Stages and conversions {by}", "Этапы и конверсии {by}"),
    "funnel.pairs": Words("Leads by segment and channel", "Лиды по сегментам и каналам"),
    "speed.block": Words("Speed by manager, days", "Скорость по менеджерам, дни"),
    "economics.note": Words(
        "Revenue, sales and spend: dated in the period. Spend without a segment is split by leads.",
        "Выручка, продажи и расходы — с датой в периоде. Расходы без сегмента делятся по лидам.",
    ),
    "economics.by": Words("Unit economics {by}", "Юнит-экономика {by}"),
    "economics.details": Words("In more detail, {by}", "Подробнее {by}"),
    "economics.pairs": Words("Unit economics by segment and channel", "Юнит-экономика по сегментам и каналам"),
    "economics.managers": Words("Revenue by manager", "Выручка по менеджерам"),
    "economics.traffic": Words("Traffic by channel", "Трафик по каналам"),
    "economics.lifetime": Words("Customer value", "Ценность клиента"),
    "qualification.sentence": Words(
        "Non-target: {rate}, 95 % interval {interval}; between {low} and {high} of all leads, with {coverage} qualified.",
        "Нецелевых: {rate}, 95 % интервал {interval}; от {low} до {high} всех лидов, квалифицировано {coverage}.",
    ),
    "qualification.criteria": Words("By criterion", "По критериям"),
    "qualification.criteria.note": Words(
        "A lead that fails several criteria counts once for each under «fails»; its share is split equally, so that shares add up "
        "to all non-target leads.",
        "Лид, не прошедший несколько критериев, учтён в каждом; в «доле» он делится поровну, поэтому доли в сумме дают все "
        "нецелевые.",
    ),
    "qualification.by": Words("Non-target leads {by}", "Нецелевые лиды {by}"),
    "qualification.criteria_by_channel": Words("Criteria by channel", "Критерии по каналам"),
    "losses.stages": Words("By stage", "По этапам"),
    "losses.reasons": Words("By reason", "По причинам"),
    "losses.pairs": Words("By stage and reason", "По этапам и причинам"),
    "losses.pairs.note": Words(
        "Recoverable money is an upper bound: the lost leads, had they gone on like the others.",
        "Возвратные деньги — верхняя граница: если бы потерянные лиды дошли так же, как остальные.",
    ),
    "losses.none": Words("No losses in the period.", "Потерь за период нет."),
    "losses.substance_by": Words(
        "Substantive reasons and first contact {by}", "Содержательные причины и первый контакт {by}"
    ),
    "losses.manager_reasons": Words("Reasons by manager", "Причины по менеджерам"),
    "losses.manager_stuck": Words("Stuck leads by manager and stage", "Зависшие лиды по менеджерам и этапам"),
    "plan.none": Words("There is no plan to compare with: {why}", "Плана для сравнения нет: {why}"),
    "plan.measures": Words("Plan and fact", "План и факт"),
    "plan.gap": Words("Parts of the gap", "Из чего складывается разрыв"),
    "plan.gap.note": Words(
        "Owen's split: the average effect of each factor over all orders that keep a department's factors together. The parts add "
        "up to the gap.",
        "Разложение Оуэна: средний вклад фактора по всем порядкам, где факторы отдела идут вместе. Части в сумме дают разрыв.",
    ),
    "plan.swap": Words("Four revenues: whose plan, whose fact", "Четыре выручки: чей план, чей факт"),
    "plan.swap.note": Words(
        "What revenue would be, had only one department done as planned.",
        "Какой была бы выручка, если бы по плану сработал только один отдел.",
    ),
    "swap.marketing_plan": Words("Marketing as planned", "Маркетинг по плану"),
    "swap.marketing_fact.column": Words("Marketing in fact", "Маркетинг по факту"),
    "swap.sales_plan": Words("Sales as planned", "Продажи по плану"),
    "swap.sales_fact.row": Words("Sales in fact", "Продажи по факту"),
    "plan.by": Words("Plan and fact {by}", "План и факт {by}"),
    "plan.pairs": Words("Plan and fact by month and segment", "План и факт по месяцам и сегментам"),
    "issues.tallies": Words("Rows: none is dropped in silence", "Строки: ни одна не пропала молча"),
    "issues.groups": Words("In short", "Коротко"),
    "issues.none": Words("No issues.", "Проблем нет."),
    "issues.proposals": Words("Words to agree on", "О каких словах договориться"),
    "issues.proposals.how": Words(
        "Copy the three cells of a row into {tab} if the meaning is right; where it is empty, fill it in. The issue then vanishes.",
        "Если значение верно, скопируйте три ячейки строки в «{tab}»; если пусто — впишите. Проблема исчезнет.",
    ),
    "issues.list": Words("One by one", "По одной"),
    "issues.capped": Words(
        "The first {shown} of {total} are shown; `sheetsync check --json` gives all.",
        "Показаны первые {shown} из {total}; все — `sheetsync check --json`.",
    ),
    "verdicts.capped": Words("The newest {shown} of {total} leads.", "Самые новые {shown} из {total} лидов."),
}
