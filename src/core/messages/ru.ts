import type { Wind } from "../compass.ts";
import type { Facet, Role, Status } from "../event.ts";
import type { Messages } from "./en.ts";
import { russianDates } from "./ru-dates.ts";

// As in English.
let decimals: Intl.NumberFormat | undefined;
const number = {
	format(n: number): string {
		if (Number.isSafeInteger(n))
			return String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
		decimals ??= new Intl.NumberFormat("ru-RU");
		return decimals.format(n);
	},
};
const plurals = new Intl.PluralRules("ru");

/** A noun after 1, after 2, after 5, and after a fraction. */
type Forms = Record<"one" | "few" | "many", string>;

const ARTICLES: Forms = { one: "статья", few: "статьи", many: "статей" };
const EVENTS: Forms = { one: "событие", few: "события", many: "событий" };
const CITATIONS: Forms = { one: "ссылка", few: "ссылки", many: "ссылок" };
const CLAIMS: Forms = {
	one: "утверждение",
	few: "утверждения",
	many: "утверждений",
};
const ORIGINS: Forms = {
	one: "первоисточник",
	few: "первоисточника",
	many: "первоисточников",
};
const PLACES: Forms = { one: "место", few: "места", many: "мест" };
const MILES: Forms = { one: "миля", few: "мили", many: "миль" };
const MISTAKES: Forms = { one: "ошибка", few: "ошибки", many: "ошибок" };
const LINES: Forms = { one: "строка", few: "строки", many: "строк" };

/** «1 статья», «2 статьи», «5 статей», «21 статья». */
function count(n: number, forms: Forms): string {
	const form = plurals.select(n);
	return `${number.format(n)}\u00a0${form === "one" ? forms.one : form === "many" ? forms.many : forms.few}`;
}

let compact: Intl.NumberFormat | undefined;
function brief(n: number): string {
	compact ??= new Intl.NumberFormat("ru-RU", { notation: "compact" });
	return compact.format(n);
}

let lists: Intl.ListFormat | undefined;
function list(items: string[]): string {
	lists ??= new Intl.ListFormat("ru-RU", { type: "conjunction" });
	return lists.format(items);
}

const ROLE_NAMES: Record<Role, string> = {
	venue: "Место события",
	subject: "Речь об этом месте",
	destination: "Сюда ведёт поездка",
	dateline: "Отправлено отсюда",
	speaker: "Правительство, названное по столице",
};

const ROLE_SHORT: Record<Role, string> = {
	venue: "место события",
	subject: "предмет",
	destination: "цель поездки",
	dateline: "откуда отправлено",
	speaker: "правительство",
};

const STATUS_NAMES: Record<Status, string> = {
	happened: "Произошло",
	planned: "Планируется",
	proposed: "Предложено",
	postponed: "Отложено",
	stated: "Заявлено",
	cancelled: "Отменено",
};

const FACET_NAMES: Record<Facet, string> = {
	when: "Когда",
	where: "Где",
	count: "Сколько",
	wording: "Какими словами",
	who: "Кто",
	cause: "Как или почему",
};

const WINDS: Record<Wind, string> = {
	n: "на север",
	ne: "на северо-восток",
	e: "на восток",
	se: "на юго-восток",
	s: "на юг",
	sw: "на юго-запад",
	w: "на запад",
	nw: "на северо-запад",
};

/** «севернее», before «чем» and a name in the nominative. */
const WINDS_COMPARED: Record<Wind, string> = {
	n: "севернее",
	ne: "северо-восточнее",
	e: "восточнее",
	se: "юго-восточнее",
	s: "южнее",
	sw: "юго-западнее",
	w: "западнее",
	nw: "северо-западнее",
};

/** The Russian catalogue. Names from the folder stand where the nominative does. */
export const ru: Messages = {
	lang: "ru",
	dir: "ltr",
	ogLocale: "ru_RU",
	dates: russianDates,
	number: (n) => number.format(n),
	list,
	marks: {
		comma: ", ",
		semicolon: "; ",
		colon: ": ",
		stop: ". ",
		part: ". ",
		open: " (",
		close: ")",
		title: ["", ""],
	},

	languages: "Язык",
	onThisPage: "На этой странице",
	skipToList: "Пропустить карту, перейти к списку",
	skipToSearch: "Пропустить карту, перейти к поиску",
	mapName: (title) => `Карта: ${title}`,
	mapHelp:
		"Стрелки двигают карту, плюс и минус меняют масштаб, Tab переходит от места к месту, Enter открывает место, Escape закрывает.",
	overviewName: "Обзорная карта",
	views: "Виды",
	labels: {
		name: "Подписи",
		both: "Оба названия",
		sources: "Как в статьях",
		explain: {
			both: "У каждого спорного места оба названия, всегда в одном порядке.",
			sources:
				"У каждого спорного места слова, которые печатает большинство статей, на их языке; если ни одна его не называет, остаются оба названия.",
			form: (form) =>
				`У каждого спорного места только название одной стороны (${form}); если такого нет, остаются оба названия.`,
		},
		unchanged:
			"Меняются только подписи на карте, но не утверждения, статус и порядок; в каждой карточке есть все названия.",
	},
	endorsement:
		"Названия и границы показаны для рассказа о событиях и не означают поддержки чьей-либо позиции.",
	howDisputed: "Как мы показываем спорные места",
	howDisputedText:
		"У спорного места оба названия даны одним размером и всегда в одном порядке. Контур покрыт штриховкой, цвет которой не связан ни с одной из сторон. Линия границы и флаги не рисуются. Карточка сначала говорит, кто управляет местом и кто на него претендует, — с источником. Поиск находит место по любому из названий. Язык страницы не меняет ни утверждений, ни порядка названий, ни того, что нарисовано.",
	controls: "Движение и масштаб",
	zoomIn: "Приблизить",
	zoomOut: "Отдалить",
	panToggle: "Двигать карту",
	pan: { n: "На север", e: "На восток", s: "На юг", w: "На запад" },
	length: (n, unit) =>
		unit === "km" ? `${number.format(n)}\u00a0км` : count(n, MILES),
	scale: (lengths, latitude) =>
		`Масштаб на широте ${latitude}: ${lengths.join(", ")}`,
	latitude: (degrees) =>
		`${number.format(Math.abs(Math.round(degrees)))}° ${degrees < 0 ? "ю. ш." : "с. ш."}`,
	km: (n) => `${number.format(n)}\u00a0км`,
	pointer: (place, km, wind) =>
		`${place}: ${km} ${WINDS[wind]} по карте, показать`,
	legend: {
		disputed: (stands) =>
			stands.length === 1 && stands[0]
				? `Спорное место. Управление: ${stands[0].administration}; притязания: ${stands[0].claim}`
				: "Спорное место: кто управляет и кто претендует, сказано в карточке",
		arc: {
			done: "Поездка или связь между двумя местами",
			planned: "Планируемая поездка между двумя местами",
			passed: "Планировавшаяся поездка, об исходе не сказано",
			postponed: "Отложенная поездка",
			cancelled: "Отменённая поездка",
		},
		place: "Основное место публикаций",
		mention: "Другое место публикаций",
		heap: "Несколько таких мест",
		heapDeed: "приблизить",
	},
	gestures: {
		wheel: (key) => `${key} + прокрутка меняет масштаб карты`,
		touch: "Карту двигают двумя пальцами",
	},
	embedded: {
		key: "Легенда",
		find: "Поиск и фильтры",
		fullMap: "Открыть полную карту",
		fullScreen: "Во весь экран",
		still: (events, listed) =>
			`Это неподвижный снимок карты, событий на ней: ${number.format(events)}. Здесь её начальный вид и первые ${count(listed, EVENTS)}.`,
	},
	noMap: (message) =>
		`Не удалось запустить карту (${message}). Всё, что она показывает, есть в списках на этой странице.`,

	events: "События",
	places: "Места",
	placesIntro:
		"О каждом месте: кто им управляет и кто на него претендует, как его называют статьи, какие события с ним связаны.",
	place: "Место",
	distances: {
		heading: "Где они находятся",
		intro:
			"Для каждого основного места — ближайшее и самое далёкое из остальных; измерено по контурам этой карты.",
		gap: (place, other, km, wind) =>
			`${place}: ${WINDS_COMPARED[wind]}, чем ${other}; между ближайшими точками ${km}.`,
		far: (place, other, km) =>
			`${place} и ${other}: ${km} между серединами по кратчайшему пути.`,
	},
	article: "Статья",
	close: "Закрыть",
	showEvent: "Показать в списке",

	labelled: (label, names) => `${label} (${names})`,
	markerName: (label, articles, disputed) =>
		`${label}, ${count(articles, ARTICLES)}${disputed ? ", спорное место" : ""}`,
	heapName: (names) =>
		`${count(names.length, PLACES)}: ${list(names)}. Приблизить`,
	heapSign: (n) => `+${number.format(n)}`,
	articles: (n) => count(n, ARTICLES),
	eventCount: (n) => count(n, EVENTS),
	citationCount: (n) => count(n, CITATIONS),

	undated: "В этих статьях дата не указана",
	unlocated: "В этих статьях место не указано",
	status: STATUS_NAMES,
	statusLine: (status, passed, date) => {
		if (!passed) return STATUS_NAMES[status];
		const was = { proposed: "Предлагалось", postponed: "Было отложено" };
		const head =
			status === "proposed" || status === "postponed"
				? was[status]
				: "Планировалось";
		return `${head}: ${date ?? "дата неизвестна"}; об исходе в этих статьях не сказано`;
	},
	role: ROLE_NAMES,
	roleShort: ROLE_SHORT,
	viaGroup: (group) => `только в составе группы (${group})`,
	viaInside: "определено по координатам",
	viaNearest: (km) => `ближайшее место, ${km}`,

	origins: ({ established, open }, names) => {
		const known = established.map(names);
		const unsure = open.map((ids) =>
			ids.length === 0
				? "первоисточник неизвестен"
				: `${ids.map(names).join(" или ")}, не разделить`,
		);
		const head =
			open.length === 0
				? count(established.length, ORIGINS)
				: `${count(Math.max(1, established.length), ORIGINS)} или больше`;
		return `${head}: ${[...known, ...unsure].join("; ")}`;
	},
	sourcesAndOrigins: (articles, origins) =>
		`${count(articles, ARTICLES)}, ${origins}`,

	citation: {
		heading: (n) => count(n, CITATIONS),
		outletMissing: "издание в тексте не названо",
		bylineMissing: "без подписи",
		paragraph: (n) => `¶${n}`,
		block: {
			story: "",
			headline: "заголовок",
			standfirst: "вводка",
			byline: "подпись автора",
			dateline: "место отправки",
			caption: "подпись к снимку",
			credit: "указание источника",
			furniture: "элемент сайта",
		},
		published: (date, stated) =>
			`${date} (${stated ? "дата напечатана" : "дата определена косвенно"})`,
		updated: (date) => `обновлено: ${date}`,
		correction: (by, date) =>
			`Исправление${by === undefined ? "" : ` первоисточника «${by}»`}${date === undefined ? "" : ` (${date})`}`,
		corrected: "исправлено",
		reprint: (label) =>
			`Записано у статьи «${label}» с материалом того же первоисточника; исправлена ли эта статья, неизвестно.`,
		noDate: "без даты",
		noLink: "веб-адрес не записан",
		paraphrase: "Пересказ",
		proven: "Сверено с текстом",
		unproven: "Ещё не сверено с текстом",
		differs: "Сверено с текстом: в этом абзаце слова другие",
		fingerprint: (f) => `отпечаток f1:${f}`,
		origin: "Первоисточник",
		copy: {
			heading: "Скопировать ссылку",
			text: "Текст",
			done: (form) => `Скопировано: ${form}.`,
			byHand: "Браузер не разрешает копировать. Текст выделен.",
		},
	},
	quoted: (words) => `«${words}»`,

	why: {
		heading: "Почему это здесь",
		differ: (facets) => `Статьи расходятся: ${facets.join(", ")}.`,
		report: "Сообщить об ошибке",
		subject: (claim) => `Ошибка в утверждении ${claim}`,
		body: (title, hash) => `Карта: ${title}\nПостроено из данных ${hash}\n\n`,
	},

	card: {
		names: "Названия",
		administration: "Управление",
		claim: "Притязания",
		linked: "Публикации о месте",
		none: "В этих статьях нет событий, связанных с этим местом.",
		figures: "Цифры",
		outlets: "Как его называет каждая статья",
		house: "эта карта",
		notNamed: "не названо",
		onlyGroup: "только в составе группы",
		area: "Область, а не точка",
		point: "Отметка, а не контур",
		members: "Входят",
		belongs: "Входит в группу: ",
		figure: {
			area: "Площадь",
			population: "Население",
			"residents-1945": "Жители на 15 августа 1945 года",
			distance: "Расстояние",
		},
		unit: { km2: "\u00a0км²", people: "\u00a0чел.", km: "\u00a0км" },
		noYear: "год не указан",
		measured: (km2) => `Площадь: ${km2}\u00a0км²`,
		measuredBy: "измерено по контуру на этой карте",
		events: (role, n) => `${ROLE_NAMES[role]} (${number.format(n)})`,
	},

	differences: {
		heading: "Где статьи расходятся",
		intro:
			"Разные сведения рядом: по строке на каждое сведение и первоисточник. Без вывода о том, что верно.",
		caption: (event, facet, topic) =>
			`${event}. ${FACET_NAMES[facet]}${topic ? `: ${topic}` : ""}`,
		facet: (facet, topic) =>
			`${FACET_NAMES[facet]}${topic ? `: ${topic}` : ""}`,
		origin: "Первоисточник",
		says: "Что сказано",
		where: "Статья и абзац",
		inEvent: "Статьи расходятся",
		none: "Расхождений нет.",
	},

	naming: {
		heading: "Как статьи называют эти места",
		intro:
			"Слова, напечатанные в каждой статье, с номерами абзацев. Это её выражения, не наши.",
		source: "Статья",
	},

	sources: {
		heading: "Статьи",
		intro: (articles, origins) =>
			`${count(articles, ARTICLES)}; установлено: ${count(origins, ORIGINS)}. Карта считает первоисточники, а не издания: статьи с текстом одного агентства — один первоисточник.`,
		byline: "Автор или агентство",
		outlet: "Издание",
		published: "Опубликовано",
		dated: {
			stated: "напечатано в статье",
			inferred: "определено косвенно, не напечатано",
		},
		datedFrom: "Из слов",
		dateline: "Отправлено из",
		language: "Язык",
		page: (pages: string) => `с.\u00a0${pages}`,
		place: "Где напечатано",
		accessed: "Дата обращения",
		link: "Ссылка",
		story: "Абзацев в статье",
		corrections: "Исправления",
		usedIn: "Использована",
		lineage: "Происхождение",
		lineageHeading: "Происхождение: чей это текст?",
		lineageIntro:
			"Решает редактор по указаниям источника и общему тексту; основания приведены в каждой строке.",
		prints: (n, origin) => `${origin}: ${count(n, ARTICLES)}`,
		wholeStory: "вся статья",
		rest: "остальные абзацы",
		paragraphs: (ranges) => `¶\u00a0${ranges}`,
		basis: {
			credit: "указание в статье",
			"shared-copy": "общий текст",
			byline: "подпись автора",
			none: "оснований нет",
		},
		notSeparated: (names) => `${names.join(" или ")} (в тексте не разделить)`,
		unknownOrigin: "Первоисточник установить нельзя",
		shared: "Общий текст: измерение",
		sharedIntro:
			"Какая часть последовательностей из пяти слов одной статьи есть и в другой. Больше 10\u00a0% говорит об общем тексте.",
		sharedRow: (a, b, ofA, ofB) =>
			`«${a}»: ${ofA} есть в статье «${b}»; наоборот: ${ofB}`,
		percent: (part) => `${Math.round(part * 100)}\u00a0%`,
		grid: "Статьи и места",
		gridIntro:
			"Названо: статья печатает имя места. Группа: только общее название. Прочерк: не упомянуто.",
		named: "названо",
		group: "группа",
		notMentioned: "–",
	},

	find: {
		heading: "Поиск",
		search: "Искать места и события",
		searchHint: (names) =>
			names.length > 1
				? `${names.join(", ")}…`
				: "Любое название на любом языке",
		foundPlaces: "Найденные места",
		filtered: "скрыто фильтрами",
		within: "найдено внутри",
		morePlaces: (n) => `и ещё ${number.format(n)}`,
		noPlaces: "Места с таким названием нет.",
		from: "С",
		to: "По",
		dateHint: "Год, месяц или день: 2017, 2017-03, 2017-03-20",
		reversedDates: "Вторая дата раньше первой.",
		badDate: "Укажите год, месяц или день: 2017, 2017-03 или 2017-03-20.",
		reset: "Показать всё",
		source: "Статья",
		status: "Статус",
		role: "Роль места",
		by: "Шкала времени",
		byEvent: "Когда произошло",
		byPublished: "Когда опубликовано",
		timeline: "События во времени",
		publications: "Статьи по дате публикации",
		publicationsKey:
			"Сплошной столбец: дата точная. Штриховка: неточная или часть длинного срока.",
		knownOn: "Известно на дату",
		known: (from, to) =>
			from !== undefined && to !== undefined
				? `Опубликовано: ${from} — ${to}`
				: to !== undefined
					? `Что было известно: ${to}`
					: `Опубликовано: ${from} или позже`,
		reporting: (articles, total) =>
			`Сообщают статьи: ${number.format(articles)} из ${number.format(total)}`,
		perhapsOutside: (labels) =>
			`Дата неточная, статья могла выйти и в другое время: ${list(labels)}.`,
		readAs: (dates) => `Прочитано как: ${list(dates)}.`,
		timelineKey:
			"Сплошной столбец: дата точная. Штриховка: неточная или часть длинного срока. Точки: событий нет.",
		timelineTable: "То же таблицей",
		earliest: "Начало",
		latest: "Конец",
		period: "Период",
		certain: "точно",
		uncertain: "неточно",
		shown: (shown, total, undated) => {
			const rest = undated ? `, без даты: ${number.format(undated)}` : "";
			return shown === total
				? `Показаны все события: ${number.format(total)}${rest}`
				: `Показано событий: ${number.format(shown)} из ${number.format(total)}${rest}`;
		},
		uncertainDate: "Дата неточна",
		fuzzy: (n) => `Дата неточна: ${count(n, EVENTS)}`,
		hidden: (n) => `Скрыто фильтрами: ${count(n, EVENTS)}.`,
		more: "Фильтры",
	},

	story: {
		name: "По шагам",
		start: "Пройти по событиям",
		back: "Назад",
		next: "Далее",
		stop: "Все события",
		step: (n, total) =>
			`Событие ${number.format(n)} из ${number.format(total)}`,
	},

	paged: {
		range: (from, to, total) =>
			`События ${number.format(from)}–${number.format(to)} из ${number.format(total)}`,
		page: (n, total) =>
			`Страница ${number.format(n)} из ${number.format(total)}`,
		pages: "Страницы",
		first: "Первая",
		previous: "Назад",
		next: "Дальше",
		last: "Последняя",
		toMap: "Вернуться к карте",
		allPlaces: (n) => `Все места: ${number.format(n)}`,
		allSources: (n) => `Описания всех статей: ${number.format(n)}`,
		moreDifferences: (n) =>
			`Событий, о которых статьи расходятся, ещё ${number.format(n)}: таблица стоит в списке под каждым.`,
		eventsOfSource: "События по этой статье на карте",
		legend:
			"Места, с которыми связаны события: число — сколько событий связано с одним местом или с несколькими близкими",
		sign: (n) => brief(n),
		placeName: (label, events, disputed) =>
			`${label}, связанных событий: ${number.format(events)}${disputed ? ", спорное" : ""}`,
		clusterName: (events, places, names) =>
			`${count(places, PLACES)}, связанных событий: ${number.format(events)}${names.length === 0 ? "" : ". "}${places > names.length && names.length > 0 ? `${names.join(", ")} и ещё ${number.format(places - names.length)}` : list(names)}`,
		zoomIn: "Приблизить",
		listThem: "Показать список",
		placesHere: "Места в этой точке",
		failed:
			"Часть карты не удалось загрузить. Проверьте соединение и попробуйте ещё раз.",
		undrawn: (n: number, total: number) =>
			`Контуры показаны только у главных и у спорных мест; без контура — ${number.format(n)} из ${number.format(total)}. У каждого места есть метка и своя страница.`,
		fetching:
			"Загружается то, что нужно для поиска и отбора по всем событиям; это делается один раз.",
		noRanges:
			"Сервер этой карты не отдаёт файлы по частям, а метки карты нельзя показать иначе: целиком файл слишком велик. Страницы событий и мест можно читать и так.",
		otherBuild:
			"Карту собрали заново после того, как эта страница была открыта. Обновите страницу.",
	},

	notes: "Примечания",
	about: "Как читать эту карту",
	changes: "Изменения на этой карте",
	unknownPlace: (id) => `На этой карте нет места «${id}».`,
	unknownEvent: (id) => `На этой карте нет события «${id}».`,
	asOf: (date) => `По состоянию на ${date}`,
	leftOut: {
		heading: "Что не вошло в карту",
		intro: (n) =>
			`Карта построена, хотя в исходной папке осталось: ${count(n, MISTAKES)}. Записи с ошибками и всё, что на них опирается, не показаны.`,
		line: (file, line) => `${file}, строка ${number.format(line)}`,
		follows: "ссылается на запись, которая не вошла",
		more: (n) => `и ещё ${count(n, LINES)}`,
	},
	receipt: (c) =>
		`${count(c.articles, ARTICLES)} · ${count(c.origins, ORIGINS)}${c.originsOpen ? " или больше" : ""} · ${count(c.events, EVENTS)} · ${count(c.claims, CLAIMS)}, все со ссылками (${number.format(c.citations)})`,
	builtFrom: (hash) => `Построено из данных ${hash}`,
	data: "Данные",
	downloads: {
		map: "карта (JSON)",
		places: "места (GeoJSON)",
		eventsByPlace: "места с событиями (GeoJSON)",
		events: "события (CSV)",
		citations: "ссылки для таблиц (CSV)",
		sources: "статьи для библиографических программ (CSL-JSON)",
		ris: "статьи (RIS)",
		bib: "статьи (BibLaTeX)",
		linked: "всё вместе (JSON-LD)",
		png: "изображение (PNG)",
		svg: "изображение (SVG)",
	},
	credits: "Источники карты",

	endnotes: "Концевые сноски",
	embed: {
		button: "Встроить",
		heading: "Встроить эту карту",
		kind: "Способ",
		kinds: {
			frame: {
				name: "Фрейм",
				use: "подходит почти для любой системы",
				hint: "Скрипт после фрейма подгоняет его высоту под карту. Если скрипты вырезаются, останется высота, выбранная здесь.",
			},
			element: {
				name: "Элемент",
				use: "для страниц, где можно запустить его скрипт",
				hint: "Карта становится частью страницы. Пока скрипт не запустился или если он не работает, видно изображение внутри.",
			},
			address: {
				name: "Адрес",
				use: "для WordPress и других систем с oEmbed; для ссылки",
				hint: "Вставьте отдельной строкой. Если адреса не превращаются в карты, получится ссылка на эту страницу.",
			},
			picture: {
				name: "Изображение",
				use: "для рассылок, лент и писем",
				hint: "Изображение ведёт на эту страницу. Оно показывает карту в начальном виде, что бы здесь ни выбрать.",
			},
		},
		options: "Настройки",
		theme: "Цвета",
		themes: { auto: "автоматически", light: "светлые", dark: "тёмные" },
		place: "Что открыто вначале",
		noPlace: "вся карта",
		height: "Высота в пикселях",
		list: "со списком событий",
		dates: "только выбранные сейчас даты:",
		code: "Код для вашей страницы",
		copy: "Скопировать",
		copied: "Скопировано.",
		copyYourself:
			"Браузер не разрешает странице копировать. Текст выделен: скопируйте его сочетанием Ctrl+C или ⌘C.",
	},
	picture: {
		alt: (title, places) => `Карта: ${title}. Места: ${list(places)}.`,
		disputed: "Спорное место",
		sources: (labels) => `Статьи: ${labels.join("; ")}.`,
	},
};
