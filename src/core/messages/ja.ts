import type { Wind } from "../compass.ts";
import type { Facet, Role, Status } from "../event.ts";
import type { Messages } from "./en.ts";
import { japaneseDates } from "./ja-dates.ts";

// As in English.
let decimals: Intl.NumberFormat | undefined;
const number = {
	format(n: number): string {
		if (Number.isSafeInteger(n))
			return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
		decimals ??= new Intl.NumberFormat("ja-JP");
		return decimals.format(n);
	},
};

/** 「1本」「1,234件」: a number and its counter. */
const count = (n: number, counter: string) => `${number.format(n)}${counter}`;

let compact: Intl.NumberFormat | undefined;
function brief(n: number): string {
	compact ??= new Intl.NumberFormat("ja-JP", { notation: "compact" });
	return compact.format(n);
}

let lists: Intl.ListFormat | undefined;
function list(items: string[]): string {
	lists ??= new Intl.ListFormat("ja-JP", { type: "conjunction" });
	return lists.format(items);
}

const ROLE_NAMES: Record<Role, string> = {
	venue: "ここでの出来事",
	subject: "ここが話題",
	destination: "ここが行き先",
	dateline: "ここから発信",
	speaker: "所在地の名で呼ばれる政府",
};

const ROLE_SHORT: Record<Role, string> = {
	venue: "場所",
	subject: "話題",
	destination: "行き先",
	dateline: "発信地",
	speaker: "政府",
};

const STATUS_NAMES: Record<Status, string> = {
	happened: "起きたこと",
	planned: "予定",
	proposed: "提案",
	postponed: "延期",
	stated: "発言",
	cancelled: "中止",
};

const FACET_NAMES: Record<Facet, string> = {
	when: "いつ",
	where: "どこで",
	count: "いくつ",
	wording: "どの言葉で",
	who: "だれが",
	cause: "どのように、なぜ",
};

const WINDS: Record<Wind, string> = {
	n: "北",
	ne: "北東",
	e: "東",
	se: "南東",
	s: "南",
	sw: "南西",
	w: "西",
	nw: "北西",
};

/** The Japanese catalogue. */
export const ja: Messages = {
	lang: "ja",
	dir: "ltr",
	ogLocale: "ja_JP",
	dates: japaneseDates,
	number: (n) => number.format(n),
	list,
	marks: {
		comma: "、",
		semicolon: "；",
		colon: "：",
		stop: "。",
		part: "、",
		open: "（",
		close: "）",
		title: ["「", "」"],
	},

	languages: "言語",
	onThisPage: "このページの内容",
	skipToList: "地図を飛ばして一覧へ",
	skipToSearch: "地図を飛ばして検索へ",
	mapName: (title) => `地図：${title}`,
	mapHelp:
		"矢印キーで地図を動かし、プラスとマイナスで拡大・縮小する。Tabで場所を順に移り、Enterで開き、Escapeで閉じる。",
	overviewName: "全体図",
	views: "表示範囲",
	labels: {
		name: "表示名",
		both: "両方の名称",
		sources: "記事の書き方",
		explain: {
			both: "争いのある場所には、両方の名称を常に同じ順序で記す。",
			sources:
				"争いのある場所には、最も多くの記事が使う言葉を、その言語のまま記す。どの記事にも出てこない場所は両方の名称のままとする。",
			form: (form) =>
				`争いのある場所に、一方の側の名称（${form}）だけを記す。その形がない場所は両方の名称のままとする。`,
		},
		unchanged:
			"変わるのは地図上の表示名だけで、主張、状態、順序は変わらない。どのカードにもすべての名称がある。",
	},
	endorsement:
		"名称と境界は報道のために示すもので、特定の立場を支持するものではない。",
	howDisputed: "領有権に争いのある場所の示し方",
	howDisputedText:
		"領有権に争いのある場所には、対立する名称を同じ大きさで、常に同じ順序で記す。輪郭はどちらの側の色でもない斜線で示す。国境線と国旗は描かない。カードには、行政をどこが担い、どこが領有権を主張しているかを、それぞれ出典とともに最初に記す。検索ではどの名称でも見つかる。ページの言語によって、主張も、名称の順序も、描かれるものも変わらない。",
	controls: "移動と拡大・縮小",
	zoomIn: "拡大",
	zoomOut: "縮小",
	panToggle: "地図を動かす",
	pan: { n: "北へ", e: "東へ", s: "南へ", w: "西へ" },
	length: (n, unit) =>
		`${number.format(n)}\u00a0${{ km: "km", mi: "マイル" }[unit]}`,
	scale: (lengths, latitude) => `${latitude}での縮尺：${lengths.join("、")}`,
	latitude: (degrees) =>
		`${degrees < 0 ? "南緯" : "北緯"}${number.format(Math.abs(Math.round(degrees)))}度`,
	km: (n) => `${number.format(n)}\u00a0km`,
	pointer: (place, km, wind) =>
		`${place} ${km}、地図の${WINDS[wind]}の方向：表示する`,
	legend: {
		disputed: (stands) =>
			stands.length === 1 && stands[0]
				? `領有権に争い：行政は${stands[0].administration}、主張は${stands[0].claim}`
				: "領有権に争い：行政と主張は各カードに記載",
		arc: {
			done: "二つの場所を結ぶ訪問など",
			planned: "二つの場所を結ぶ訪問の予定",
			passed: "予定されていた訪問（結果は書かれていない）",
			postponed: "延期された訪問",
			cancelled: "中止された訪問",
		},
		place: "報道の主な場所",
		mention: "報道のその他の場所",
		heap: "その他の場所が複数",
		heapDeed: "拡大して表示",
	},
	gestures: {
		wheel: (key) => `${key}キーを押しながらスクロールで拡大・縮小`,
		touch: "地図は2本の指で動かす",
	},
	embedded: {
		key: "凡例",
		find: "検索と絞り込み",
		fullMap: "地図の全体を開く",
		fullScreen: "全画面",
		still: (events, listed) =>
			`これは出来事${count(events, "件")}の地図の静止画で、最初の表示範囲と最初の${count(listed, "件")}を示す。`,
	},
	noMap: (message) =>
		`地図を起動できなかった（${message}）。地図の内容はすべてこのページの一覧にある。`,

	events: "出来事",
	places: "場所",
	placesIntro:
		"場所ごとに、行政を担う国と領有権を主張する国、各記事での呼び方、関連する出来事を記す。",
	place: "場所",
	distances: {
		heading: "位置関係",
		intro:
			"主な各場所について、最も近い場所と最も遠い場所を、この地図の輪郭で測ったもの。",
		gap: (place, other, km, wind) =>
			`${place}は${other}の${WINDS[wind]}にあり、最も近い地点どうしで${km}離れている。`,
		far: (place, other, km) =>
			`${place}と${other}は、中心どうしの最短経路で${km}離れている。`,
	},
	article: "記事",
	close: "閉じる",
	showEvent: "一覧で見る",

	labelled: (label, names) => `${label}（${names}）`,
	markerName: (label, articles, disputed) =>
		`${label}、記事${count(articles, "本")}${disputed ? "、領有権に争い" : ""}`,
	heapName: (names) =>
		`${count(names.length, "か所")}：${list(names)}。拡大して表示`,
	heapSign: (n) => `+${number.format(n)}`,
	articles: (n) => `記事${count(n, "本")}`,
	eventCount: (n) => `出来事${count(n, "件")}`,
	citationCount: (n) => count(n, "件"),

	undated: "これらの記事に日付なし",
	unlocated: "これらの記事に場所の記載なし",
	status: STATUS_NAMES,
	statusLine: (status, passed, date) => {
		if (!passed) return STATUS_NAMES[status];
		const day = { proposed: "提案されていた日", postponed: "延期後の日" };
		const head =
			status === "proposed" || status === "postponed"
				? day[status]
				: "予定されていた日";
		return `${head}：${date ?? "不明"}。結果はこれらの記事に書かれていない`;
	},
	role: ROLE_NAMES,
	roleShort: ROLE_SHORT,
	viaGroup: (group) => `まとめてのみ言及（${group}）`,
	viaInside: "座標から判定",
	viaNearest: (km) => `最も近い場所、${km}`,

	origins: ({ established, open }, names) => {
		const known = established.map(names);
		const unsure = open.map((ids) =>
			ids.length === 0
				? "発信元は不明"
				: `${ids.map(names).join("または")}（区別できない）`,
		);
		const head =
			open.length === 0
				? count(established.length, "件")
				: `${count(Math.max(1, established.length), "件")}以上`;
		return `発信元${head}：${[...known, ...unsure].join("、")}`;
	},
	sourcesAndOrigins: (articles, origins) =>
		`記事${count(articles, "本")}、${origins}`,

	citation: {
		heading: (n) => `出典${count(n, "件")}`,
		outletMissing: "本文に掲載媒体の記載なし",
		bylineMissing: "署名なし",
		paragraph: (n) => `¶${n}`,
		block: {
			story: "",
			headline: "見出し",
			standfirst: "リード",
			byline: "署名",
			dateline: "発信地",
			caption: "写真説明",
			credit: "クレジット",
			furniture: "サイトの定型部分",
		},
		published: (date, stated) =>
			`${date}（${stated ? "日付の記載あり" : "日付は推定"}）`,
		updated: (date) => `${date}更新`,
		correction: (by, date) =>
			`${by === undefined ? "" : `${by}による`}訂正${date === undefined ? "" : `（${date}）`}`,
		corrected: "訂正あり",
		reprint: (label) =>
			`同じ発信元の原稿を載せた記事「${label}」についての訂正である。この記事が訂正されたかどうかは記録がない。`,
		noDate: "日付なし",
		noLink: "ウェブアドレスの記録なし",
		paraphrase: "言い換え",
		proven: "本文と照合済み",
		unproven: "本文とは未照合",
		differs: "本文と照合済み：この段落の文言とは異なる",
		fingerprint: (f) => `指紋 f1:${f}`,
		origin: "発信元",
		copy: {
			heading: "出典をコピー",
			text: "テキスト",
			done: (form) => `コピーしました：${form}。`,
			byHand:
				"ブラウザーがコピーを許可していません。テキストは選択されています。",
		},
	},
	quoted: (words) => `「${words}」`,

	why: {
		heading: "ここに載せた理由",
		differ: (facets) => `記事の食い違い：${facets.join("、")}。`,
		report: "誤りを報告",
		subject: (claim) => `記述${claim}の誤り`,
		body: (title, hash) => `地図：${title}\n元のデータ ${hash}\n\n`,
	},

	card: {
		names: "名称",
		administration: "行政",
		claim: "領有権の主張",
		linked: "関連する報道",
		none: "これらの記事に、この場所に関わる出来事はない。",
		figures: "数値",
		outlets: "各記事での呼び方",
		house: "この地図",
		notNamed: "名前は出てこない",
		onlyGroup: "まとめてのみ",
		area: "点ではなく区域",
		point: "輪郭ではなく目印",
		members: "含まれる場所",
		belongs: "属するまとまり：",
		figure: {
			area: "面積",
			population: "人口",
			"residents-1945": "1945年8月15日の居住者",
			distance: "距離",
		},
		unit: { km2: "\u00a0km²", people: "人", km: "\u00a0km" },
		noYear: "年の記載なし",
		measured: (km2) => `面積：${km2}\u00a0km²`,
		measuredBy: "この地図の輪郭で計測",
		events: (role, n) => `${ROLE_NAMES[role]}（${number.format(n)}）`,
	},

	differences: {
		heading: "記事の食い違い",
		intro:
			"食い違う記述を、記述と発信元ごとに1行ずつ並べる。どれが正しいかは示さない。",
		caption: (event, facet, topic) =>
			`${event}。${FACET_NAMES[facet]}${topic ? `：${topic}` : ""}`,
		facet: (facet, topic) =>
			`${FACET_NAMES[facet]}${topic ? `：${topic}` : ""}`,
		origin: "発信元",
		says: "述べていること",
		where: "記事と段落",
		inEvent: "記事の食い違い",
		none: "食い違う記述はない。",
	},

	naming: {
		heading: "各記事での場所の呼び方",
		intro:
			"各記事が記す言葉と、その段落番号。記事自身の言い方で、この地図のものではない。",
		source: "記事",
	},

	sources: {
		heading: "記事",
		intro: (articles, origins) =>
			`記事${count(articles, "本")}、確認できた発信元${count(origins, "件")}。この地図は媒体ではなく発信元を数える。同じ通信社の原稿を載せた記事は、まとめて一つの発信元とする。`,
		byline: "署名または通信社",
		outlet: "媒体",
		published: "掲載",
		dated: { stated: "記事に記載", inferred: "推定、記載なし" },
		datedFrom: "根拠の語句",
		dateline: "発信地",
		language: "言語",
		page: (pages: string) => `${pages}ページ`,
		place: "掲載箇所",
		accessed: "閲覧日",
		link: "リンク",
		story: "本文の段落数",
		corrections: "訂正",
		usedIn: "出典として",
		lineage: "由来",
		lineageHeading: "由来：だれの原稿か",
		lineageIntro:
			"クレジットと共通する原稿から編集者が判断したもの。根拠を各行に添える。",
		prints: (n, origin) => `${origin}：記事${count(n, "本")}に掲載`,
		wholeStory: "記事全体",
		rest: "その他の段落",
		paragraphs: (ranges) => `¶\u00a0${ranges}`,
		basis: {
			credit: "クレジットの記載",
			"shared-copy": "共通する原稿",
			byline: "署名",
			none: "根拠なし",
		},
		notSeparated: (names) => `${names.join("または")}（本文では区別できない）`,
		unknownOrigin: "確認できない発信元",
		shared: "共通する原稿の割合",
		sharedIntro:
			"各記事の連続する5語の並びのうち、もう一方の記事にもあるものの割合。10%を超えれば、共通の原稿とみられる。",
		sharedRow: (a, b, ofA, ofB) =>
			`「${a}」の${ofA}が「${b}」にもある。逆は${ofB}`,
		percent: (part) => `${Math.round(part * 100)}%`,
		grid: "記事と場所の対照表",
		gridIntro:
			"名称：記事が場所の名を記す。まとめて：総称のみ。横線：言及なし。",
		named: "名称",
		group: "まとめて",
		notMentioned: "–",
	},

	find: {
		heading: "探す",
		search: "場所と出来事を検索",
		searchHint: (names) =>
			names.length > 1 ? `${names.join("、")}など` : "どの名称・文字でも",
		foundPlaces: "見つかった場所",
		filtered: "絞り込みで非表示",
		within: "この中に一致",
		morePlaces: (n) => `ほか${number.format(n)}か所`,
		noPlaces: "その名の場所はない。",
		from: "いつから",
		to: "いつまで",
		dateHint: "年、月、日：2017、2017-03、2017-03-20",
		reversedDates: "終わりの日付が始めの日付より前になっている。",
		badDate: "年、月、日で入力：2017、2017-03、2017-03-20。",
		reset: "すべて表示",
		source: "記事",
		status: "状態",
		role: "場所の役割",
		by: "時間軸",
		byEvent: "起きた時",
		byPublished: "報じられた時",
		timeline: "出来事の時期",
		publications: "掲載日ごとの記事",
		publicationsKey:
			"塗りつぶし：日付が確か。斜線：不確か、または長い期間の一部。",
		knownOn: "この日までの報道",
		known: (from, to) =>
			from !== undefined && to !== undefined
				? `${from}から${to}までの報道による`
				: to !== undefined
					? `${to}時点の報道による`
					: `${from}以降の報道による`,
		reporting: (articles, total) =>
			`記事${count(total, "本")}のうち${count(articles, "本")}が伝える`,
		perhapsOutside: (labels) =>
			`日付が不確かなため、別の時期に掲載された可能性がある：${list(labels)}。`,
		readAs: (dates) => `${list(dates)}として扱う。`,
		timelineKey:
			"塗りつぶし：日付が確か。斜線：不確か、または長い期間の一部。点：出来事なし。",
		timelineTable: "表で見る",
		earliest: "始め",
		latest: "終わり",
		period: "時期",
		certain: "確か",
		uncertain: "不確か",
		shown: (shown, total, undated) => {
			const rest = undated ? `、うち日付なし${count(undated, "件")}` : "";
			return shown === total
				? `出来事${count(total, "件")}をすべて表示${rest}`
				: `出来事${count(total, "件")}のうち${count(shown, "件")}を表示${rest}`;
		},
		uncertainDate: "日付が不確か",
		fuzzy: (n) => `日付が不確かな出来事：${count(n, "件")}`,
		hidden: (n) => `絞り込みにより出来事${count(n, "件")}を非表示。`,
		more: "絞り込み",
	},

	story: {
		name: "順に読む",
		start: "出来事を順に読む",
		back: "前へ",
		next: "次へ",
		stop: "すべての出来事",
		step: (n, total) =>
			`出来事${number.format(total)}件中${number.format(n)}件目`,
	},

	paged: {
		range: (from, to, total) =>
			`出来事 ${number.format(from)}–${number.format(to)}（全${count(total, "件")}）`,
		page: (n, total) =>
			`${number.format(n)}ページ（全${count(total, "ページ")}）`,
		pages: "ページ",
		first: "最初",
		previous: "前へ",
		next: "次へ",
		last: "最後",
		toMap: "地図に戻る",
		allPlaces: (n) => `すべての場所（${count(n, "か所")}）`,
		allSources: (n) => `すべての記事の記録（${count(n, "本")}）`,
		moreDifferences: (n) =>
			`このほか${count(n, "件")}の出来事で記事が食い違う。表は一覧の各出来事にある。`,
		eventsOfSource: "この記事に基づく出来事を地図で見る",
		legend:
			"関連する出来事のある場所。数字は、その場所または近くにまとまった場所の出来事の件数",
		sign: (n) => brief(n),
		placeName: (label, events, disputed) =>
			`${label}、関連する出来事${count(events, "件")}${disputed ? "、帰属に争いあり" : ""}`,
		clusterName: (events, places, names) =>
			`${count(places, "か所")}に関連する出来事${count(events, "件")}${names.length === 0 ? "" : `：${list(names)}${places > names.length ? `、ほか${count(places - names.length, "か所")}` : ""}`}`,
		zoomIn: "拡大して表示",
		listThem: "一覧を表示",
		placesHere: "この地点の場所",
		failed:
			"地図の一部を読み込めませんでした。接続を確かめて、もう一度お試しください。",
		undrawn: (n: number, total: number) =>
			`輪郭を描くのは主要な場所と係争中の場所のみです。全${number.format(total)}か所のうち${number.format(n)}か所は輪郭を描いていませんが、どの場所にも印とページがあります。`,
		fetching:
			"すべての出来事を検索・絞り込みするためのデータを読み込んでいます（初回のみ）。",
		noRanges:
			"この地図の印を表示するにはファイルを部分的に読み込む必要がありますが、サーバーが対応していません。ファイル全体は大きすぎるため読み込みません。出来事と場所のページはそのまま読めます。",
		otherBuild:
			"このページを開いたあとに地図が作り直されました。ページを再読み込みしてください。",
	},

	notes: "注",
	about: "この地図の読み方",
	changes: "この地図の変更履歴",
	unknownPlace: (id) => `この地図に場所「${id}」はない。`,
	unknownEvent: (id) => `この地図に出来事「${id}」はない。`,
	asOf: (date) => `${date}現在`,
	leftOut: {
		heading: "この地図から除いたもの",
		intro: (n) =>
			`元のデータに誤りが${count(n, "件")}あるまま作成した地図である。誤りのある記録と、それに基づくものは表示していない。`,
		line: (file, line) => `${file}、${number.format(line)}行目`,
		follows: "除いた記録を参照している",
		more: (n) => `ほか${count(n, "行")}`,
	},
	receipt: (c) =>
		`記事${count(c.articles, "本")} · 発信元${count(c.origins, "件")}${c.originsOpen ? "以上" : ""} · 出来事${count(c.events, "件")} · 記述${count(c.claims, "件")}、すべて出典付き（出典${count(c.citations, "件")}）`,
	builtFrom: (hash) => `元のデータ ${hash}`,
	data: "データ",
	downloads: {
		map: "地図（JSON）",
		places: "場所（GeoJSON）",
		eventsByPlace: "場所と出来事（GeoJSON）",
		events: "出来事（CSV）",
		citations: "出典（表計算用CSV）",
		sources: "記事（文献管理用CSL-JSON）",
		ris: "記事（RIS）",
		bib: "記事（BibLaTeX）",
		linked: "全データ（JSON-LD）",
		png: "画像（PNG）",
		svg: "画像（SVG）",
	},
	credits: "提供元",

	endnotes: "文末の注",
	embed: {
		button: "埋め込む",
		heading: "この地図を埋め込む",
		kind: "形式",
		kinds: {
			frame: {
				name: "フレーム",
				use: "ほとんどのシステムで使える",
				hint: "フレームに続くスクリプトが高さを地図に合わせる。スクリプトが取り除かれる所では、ここで選んだ高さのままになる。",
			},
			element: {
				name: "要素",
				use: "専用のスクリプトを実行できるページ向け",
				hint: "地図がページの一部になる。スクリプトが動くまで、また動かない所では、中の画像が表示される。",
			},
			address: {
				name: "アドレス",
				use: "WordPressなどoEmbedに対応したシステム向け、またはリンク用",
				hint: "1行に単独で貼り付ける。アドレスが地図に変換されない所では、このページへのリンクになる。",
			},
			picture: {
				name: "画像",
				use: "ニュースレター、フィード、メール向け",
				hint: "画像はこのページへのリンクになる。ここでの選択にかかわらず、開いた時の地図を示す。",
			},
		},
		options: "設定",
		theme: "配色",
		themes: { auto: "自動", light: "ライト", dark: "ダーク" },
		place: "最初に開くもの",
		noPlace: "地図全体",
		height: "高さ（ピクセル）",
		list: "出来事の一覧を付ける",
		dates: "現在選んでいる期間だけ：",
		code: "ページに貼り付けるコード",
		copy: "コピー",
		copied: "コピーしました。",
		copyYourself:
			"ブラウザーがコピーを許可していません。テキストを選択してあるので、Ctrl+Cまたは⌘Cでコピーしてください。",
	},
	picture: {
		alt: (title, places) => `地図：${title}。場所：${list(places)}。`,
		disputed: "領有権に争い",
		sources: (labels) => `記事：${labels.join("、")}。`,
	},
};
