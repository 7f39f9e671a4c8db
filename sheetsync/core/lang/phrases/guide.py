"""What the guide says to those who fill the spreadsheet."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "tab.guide": Words("How this works", "Как это работает"),
    "tab.guide.answers": Words(
        "For those who fill this spreadsheet: what goes where, and what happens to it.",
        "Для тех, кто заполняет таблицу: что куда вписывать и что с этим происходит.",
    ),
    "guide.happens": Words("What happens to what you type", "Что происходит с тем, что вы вписали"),
    "guide.read": Words(
        "Your tabs are read and checked; the numbers are written to the summary tabs, which are updated when the data changes.",
        "Ваши вкладки читаются и проверяются; числа пишутся в итоговые вкладки, которые обновляются, когда меняются данные.",
    ),
    "guide.kept": Words(
        "What you typed on your tabs is never changed, moved or deleted.",
        "То, что вы вписали в свои вкладки, никогда не меняется, не переносится и не удаляется.",
    ),
    "guide.told": Words(
        "Nothing is guessed, nothing is dropped in silence: what can't be read is named in «{issues}», with its cell and whose it is.",
        "Ничего не додумывается и не пропадает молча: что не читается, названо во вкладке «{issues}» — с ячейкой и ответственным.",
    ),
    "guide.remarks": Words(
        "Texts that you type on summary tabs are kept: beside the table, or, in Google Sheets, in the «Status» tab.",
        "Тексты, вписанные в итоговые вкладки, сохраняются: рядом с таблицей, а в Google Таблицах — во вкладке «Состояние».",
    ),
    "guide.first": Words("What to do first", "С чего начать"),
    "guide.first.criteria": Words(
        "{tab}: both heads agree on what makes a lead a target lead, one rule a row.",
        "{tab}: оба руководителя договариваются, какой лид целевой; одно правило — одна строка.",
    ),
    "guide.first.leads": Words(
        "{tab}: marketing enters every lead with its ID and its date, one lead a row.",
        "{tab}: маркетинг вносит каждый лид с ID и датой; один лид — одна строка.",
    ),
    "guide.first.deals": Words(
        "{tab}: sales enter how each lead goes on, under the same ID; a lost one gets its reason, a won one its amount.",
        "{tab}: продажи вносят, что стало с каждым лидом, под тем же ID; у отказа — причина, у продажи — сумма.",
    ),
    "guide.first.spend": Words(
        "{tab}: marketing enters what each channel cost, by day, week or month.",
        "{tab}: маркетинг вносит, сколько стоил каждый канал: по дням, неделям или месяцам.",
    ),
    "guide.first.plan": Words(
        "{tab}: the CEO enters the target of each month, by segment where segments differ.",
        "{tab}: гендиректор вносит цель на каждый месяц, по сегментам, если они различаются.",
    ),
    "guide.first.reviews": Words(
        "{tab}: the CEO enters the days on which the numbers are looked at together.",
        "{tab}: гендиректор вносит дни, когда цифры смотрят вместе.",
    ),
    "guide.entry_tabs": Words("Tabs to fill", "Вкладки для ввода"),
    "guide.whose": Words("Who fills it", "Кто заполняет"),
    "guide.type": Words("What to type there", "Что вписывать"),
    "guide.required": Words("Columns that must be there", "Обязательные столбцы"),
    "guide.missing": Words(
        "A tab that is missing switches off the numbers that need it, and the summary says which; only «{leads}» must be there.",
        "Если вкладки нет, числа, которым она нужна, не считаются, и в итогах сказано какие; обязательна только «{leads}».",
    ),
    "guide.summary_tabs": Words("Summary tabs, written for you", "Итоговые вкладки, заполняются сами"),
    "guide.question": Words("Question that it answers", "На какой вопрос отвечает"),
    "tab.ceo.answers": Words(
        "Where does the plan stand, what is whose part of the gap, and why are leads lost? All on one screen.",
        "Как выполняется план, чья часть разрыва какая и почему теряем лидов? Всё на одном экране.",
    ),
}
