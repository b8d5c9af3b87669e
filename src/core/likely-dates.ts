const MONTHS = [
	"january",
	"february",
	"march",
	"april",
	"may",
	"june",
	"july",
	"august",
	"september",
	"october",
	"november",
	"december",
];
const SEASONS = ["spring", "summer", "autumn", "winter"];

/** 1 for spring to 4 for winter, by its English name; undefined for any other word. */
export function seasonOf(word: string): number | undefined {
	const named = word.trim().toLowerCase().replace("fall", "autumn");
	const season = SEASONS.indexOf(named);
	return season === -1 ? undefined : season + 1;
}

/** "03" for March, Mar and Mar.; "22" for summer; undefined for any other word. */
function numberOf(word: string): string | undefined {
	const short = word.toLowerCase().replace(/\.$/, "");
	const month = MONTHS.findIndex(
		(name) =>
			short.length > 2 && name.startsWith(short.replace(/^sept$/, "sep")),
	);
	const season = seasonOf(short);
	if (month !== -1) return String(month + 1).padStart(2, "0");
	return season === undefined ? undefined : String(season + 20);
}

/** The year before the first of each Japanese era. */
const ERAS: Readonly<Record<string, number>> = {
	明治: 1867,
	大正: 1911,
	昭和: 1925,
	平成: 1988,
	令和: 2018,
};

/** A date of a Japanese era with the year of the calendar. */
const withYear = (text: string) =>
	text.replace(
		/^(明治|大正|昭和|平成|令和) ?(\d{1,2}|元)年/,
		(_, era: string, n: string) =>
			`${(ERAS[era] ?? 0) + (n === "元" ? 1 : Number(n))}年`,
	);

type Groups = Record<string, string | undefined>;

/** Ways in which dates are often written, with named parts. */
const FORMS: readonly RegExp[] = [
	/^(?<year>\d{4})(?:[-./ ](?<month>\d{1,2})(?:[-./ ](?<day>\d{1,2}))?)?$/,
	/^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
	/^(?<year>\d{4})年(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?)?$/,
	/^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ]\d.*$/,
	/^(?<day>\d{1,2})[-./ ](?<month>\d{1,2})[-./ ](?<year>\d{4})$/,
	/^(?<month>\d{1,2})[-./ ](?<day>\d{1,2})[-./ ](?<year>\d{4})$/,
	/^(?<month>\d{1,2})[-./ ](?<year>\d{4})$/,
	/^(?:(?<day>\d{1,2})(?:st|nd|rd|th)?[ -])?(?<word>\p{L}+\.?),?[ -](?<year>\d{4})$/u,
	/^(?<word>\p{L}+\.?) (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/u,
	/^(?<year>\d{4})[ -](?<word>\p{L}+\.?)(?:[ -](?<day>\d{1,2}))?$/u,
];

function joined({ year, month, word, day }: Groups): string | undefined {
	const number = word === undefined ? month : numberOf(word);
	if (word !== undefined && number === undefined) return undefined;
	return [year, number?.padStart(2, "0"), day?.padStart(2, "0")]
		.filter((part) => part !== undefined)
		.join("-");
}

/** How doubt is often written: before a date, or after it. */
const DOUBT =
	/^(?<about>about|around|circa|ca?\.?|~) ?(?=\S)|(?<may>possibly|perhaps|probably) (?=\S)|(?: ?\((?<unsure>\?|uncertain)\)| (?<mark>[?~%]))$/iu;

/**
 * Gives what may be meant by a text that is no EDTF date, the likeliest first: "March 2017", "20.3.2017", "c. 1904", "2010s", 令和6年3月.
 * What is given has the form of a date; whether the calendar has it is not looked into.
 */
export function likelyDates(text: string): string[] {
	const written = withYear(
		text.normalize("NFKC").trim().replace(/\s+/g, " ").slice(0, 60),
	);
	const { about, may, unsure, mark } = DOUBT.exec(written)?.groups ?? {};
	const sign = about ? "~" : may || unsure ? "?" : (mark ?? "");
	const plain = written.replace(DOUBT, "").trim();
	const ends = /^(\d{4}) ?(?:[-–—]|to) ?(\d{4})$/.exec(plain);
	if (ends) return [`${ends[1]}${sign}/${ends[2]}${sign}`];
	const [, decade] = /^(\d{3})0['’]?s$/.exec(plain) ?? [];
	if (decade) return [`${decade}X${sign}`];
	const [, century] = /^(\d{1,2})(?:st|nd|rd|th) century$/i.exec(plain) ?? [];
	if (century && Number(century) > 0)
		return [`${String(Number(century) - 1).padStart(2, "0")}XX${sign}`];
	const dates = FORMS.flatMap((form) => {
		const { groups } = form.exec(plain) ?? {};
		return groups ? (joined(groups) ?? []) : [];
	});
	return [...new Set(dates)].map((date) => date + sign);
}
