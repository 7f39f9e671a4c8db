"""What Google, the network and the file system refuse, and what to do about it."""

from sheetsync.core.lang.words import Words

YOUR_LOGIN = Words("the account you logged in with", "учётной записи, с которой вы вошли")
"""Where no account is known by its address."""

PHRASES = {
    "refused.unanswered": Words(
        "{host}: {what}; check the network and https://www.google.com/appsstatus, then run the same command again",
        "{host}: нет ответа ({what}); проверьте сеть и https://www.google.com/appsstatus и повторите команду",
    ),
    "refused.quota": Words(
        "Google's quota for {account} is used up, even after waiting: 60 reads and 60 writes a minute for one account, 300 for its project; see what else uses them, wait a minute, run the command again",
        "Квота Google исчерпана даже после ожидания ({account}): 60 чтений и 60 записей в минуту на учётную запись, 300 на её проект; посмотрите, кто ещё их тратит, подождите минуту и повторите команду",
    ),
    "refused.quota.account": Words("this account", "эта учётная запись"),
    "refused.not_found": Words(
        "{spreadsheet}: Google doesn't find it (HTTP 404): it was deleted, or is in the bin, or the id is wrong; open it in a browser and copy its address into workbook.spreadsheet",
        "{spreadsheet}: Google её не находит (HTTP 404): таблица удалена, лежит в корзине или id неверен; откройте её в браузере и скопируйте адрес в workbook.spreadsheet",
    ),
    "refused.switched_off": Words(
        "the Google Sheets API isn't switched on in the project that the account belongs to (HTTP 403); enable it at https://console.cloud.google.com/apis/library/sheets.googleapis.com, wait five minutes and try again",
        "в проекте этой учётной записи не включён Google Sheets API (HTTP 403); включите его: https://console.cloud.google.com/apis/library/sheets.googleapis.com, подождите пять минут и повторите",
    ),
    "refused.scopes": Words(
        "the login that is used may not touch spreadsheets (HTTP 403, missing scope); use a service account's key (docs/setup-google.md), or log in again: {login}",
        "этому входу таблицы не разрешены (HTTP 403, нет нужной области доступа); возьмите ключ сервисного аккаунта (docs/setup-google.ru.md) или войдите снова: {login}",
    ),
    "refused.project": Words(
        "Google refuses the project that the account belongs to (HTTP 403: deleted, suspended or not yours); see https://console.cloud.google.com, or make a key in another (docs/setup-google.md)",
        "Google отказывает проекту этой учётной записи (HTTP 403: удалён, приостановлен или не ваш); см. https://console.cloud.google.com или создайте ключ в другом (docs/setup-google.ru.md)",
    ),
    "refused.not_shared": Words(
        "{spreadsheet}: Google refuses access (HTTP 403); share the spreadsheet with {account} as an Editor and try again",
        "{spreadsheet}: Google отказывает в доступе (HTTP 403); откройте доступ к таблице с правом редактора {account} и повторите",
    ),
    "refused.proxy": Words(
        "{spreadsheet}: Google refuses access (HTTP 403); share the spreadsheet with {account} as an Editor and try again. The answer isn't Google's: a proxy or firewall may be in the way.",
        "{spreadsheet}: Google отказывает в доступе (HTTP 403); откройте доступ к таблице с правом редактора {account} и повторите. Ответ не от Google: возможно, мешает прокси или межсетевой экран.",
    ),
    "refused.protected": Words(
        "{spreadsheet}: a cell that sheetsync writes to is protected against {account}; allow it there (Data > Protect sheets and ranges) and try again",
        "{spreadsheet}: ячейка, в которую пишет sheetsync, защищена и недоступна {account}; разрешите это (Данные > Защитить листы и диапазоны) и повторите",
    ),
    "refused.full": Words(
        "{spreadsheet}: it is full: Google allows 10 million cells, empty ones counted; delete rows, columns or tabs that nobody needs and try again",
        "{spreadsheet}: таблица заполнена: Google допускает 10 миллионов ячеек, считая пустые; удалите ненужные строки, столбцы или вкладки и повторите",
    ),
    "refused.office_file": Words(
        "{spreadsheet}: it is an Office file that Google only shows; open it, choose File > Save as Google Sheets, and put the new one's address into workbook.spreadsheet",
        "{spreadsheet}: это файл Office, Google его только показывает; откройте его, выберите «Файл > Сохранить как таблицу Google» и впишите новый адрес в workbook.spreadsheet",
    ),
    "refused.clock": Words(
        "{source}: Google refuses it because {clock}; set it right (best by NTP) and try again",
        "{source}: Google не принимает ключ из-за часов ({clock}); поправьте их (лучше по NTP) и повторите",
    ),
    "refused.login": Words(
        "{source}: Google takes this login no more{why}; log in again: {login}",
        "{source}: Google больше не принимает этот вход{why}; войдите снова: {login}",
    ),
    "refused.key": Words(
        "{source}: Google refuses this key of {account}{why}: the key was revoked or deleted, or its account disabled; make a new key (docs/setup-google.md) and try again",
        "{source}: Google не принимает этот ключ ({account}){why}: ключ отозван или удалён либо отключена его учётная запись; создайте новый ключ (docs/setup-google.ru.md) и повторите",
    ),
    "refused.open": Words(
        "{path}: the workbook is open in {program}; close it there, then try again (if nobody has it open, delete {lock} beside it)",
        "{path}: книга открыта в {program}; закройте её там и повторите (если она ни у кого не открыта, удалите рядом с ней {lock})",
    ),
    "refused.file": Words(
        "{path}: writing is not permitted; check the permissions of the file and its folder, and that no other program has it open",
        "{path}: запись запрещена; проверьте права на файл и его папку и не открыт ли он в другой программе",
    ),
    "refused.titles": Words(
        "{path}: these titles are needed for summary tabs, but other tabs have them; rename those tabs, then try again",
        "{path}: эти названия нужны итоговым вкладкам, но заняты другими; переименуйте те вкладки и повторите",
    ),
    "refused.no_tab": Words(
        "{where}: tabs named in the configuration are missing; there are {tabs}",
        "{where}: нет вкладок, названных в настройках; есть {tabs}",
    ),
    "refused.no_tab.one": Words(
        "tabs.{role}.title: there is no tab {title!r}", "tabs.{role}.title: нет вкладки {title!r}"
    ),
    "refused.no_tab.near": Words("{fault}; did you mean {near!r}?", "{fault}; может быть, {near!r}?"),
    "refused.changed": Words(
        "{path}: the workbook was changed while it was worked on; run the same command again",
        "{path}: книгу изменили, пока с ней шла работа; повторите команду",
    ),
}
