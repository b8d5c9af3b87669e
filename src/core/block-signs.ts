import { wordCount } from "./word.ts";

/** Signs by which a block of a text shows what it is, in English, Japanese and Russian. Each looks at one block alone. */

const SENTENCE_END = /[.!?…。！？]["'”’»)\]」』）]*$/u;
const SENTENCE_BREAK = /[.!?]["'”’»)\]]*\s+["'“‘«(]?\p{Lu}|[。！？]./u;
/** Longer than this no heading is. */
const MAX_HEADING_WORDS = 40;

/** Whether a block ends as a sentence does. */
export const endsSentence = (block: string) => SENTENCE_END.test(block);

/** Whether a block is running text: of a sentence's length, with the marks of sentences. */
export const isProse = (block: string) => {
	const words = wordCount(block);
	return (
		(words >= 8 && endsSentence(block)) ||
		(words >= 12 && SENTENCE_BREAK.test(block))
	);
};

export const isHeadingLength = (block: string) =>
	wordCount(block) <= MAX_HEADING_WORDS;

const SITE_WORDS =
	/\b(?:terms of (?:use|service)|privacy policy|cookies?|subscribe|subscription|sign (?:up|in)|log ?in|newsletters?|advertisement|sponsored|share this|follow us|(?:read|show|learn) more|more (?:stories|from)|related (?:stories|articles|topics)|(?:next|previous) (?:article|story)|back (?:to top|issues)|most (?:read|popular|viewed)|click here|skip to|menu|icon|download (?:our|the) app|filed under|categories|tags)\b|広告|関連記事|続きを読む|会員登録|ログイン|シェア|ツイート|記事一覧|あわせて読みたい|次の記事|前の記事|реклама|подпис(?:аться|ывайтесь|ка)|читайте также|поделиться|материалы по теме|войти|регистрация|следующая статья/iu;

/** Whether a short block has words of site furniture: navigation, banners, invitations to share or subscribe. */
export const hasSiteWords = (block: string) => SITE_WORDS.test(block);

const SITE_SENTENCE =
	/^(?:we (?:are updating|have updated|use cookies)|this (?:story|article|page|site) (?:has been viewed|uses)|comments? (?:will be|are)|sign up|subscribe|click|follow us|(?:read|learn) more|share|log in|please (?:subscribe|log|sign|enable)|get the latest|download|advertisement|support our|無断転載|この記事は.*会員|подпис|читайте|поделитесь|мы используем)/iu;

/** Whether running text begins as sentences of a site, not of its stories, do. */
export const isSiteSentence = (block: string) => SITE_SENTENCE.test(block);

/** Several ways through a site in one line, "Home > World > Asia", or a newspaper's name with its motto, "THE HERALD - a daily". */
export const isTrail = (block: string) =>
	!endsSentence(block) &&
	(/\S\s+(?:[>|»›≫＞·•]|::)\s+\S/u.test(block) ||
		/^THE(?: \p{Lu}+)+ [-–—] /u.test(block));

const COPYRIGHT =
	/^(?:©|\(c\)\s|copyright\b|все права защищены)|all rights reserved|無断転載|著作権/iu;
const CONTRIBUTORS =
	/^[([]?(?:additional )?(?:reporting|writing|editing|translat(?:ion|ed))(?: and \w+)? by\b|contributed to this (?:report|story|article)|^(?:подготовил|перев[её]л)|^(?:翻訳|構成)[:：]/iu;

export const isCopyright = (block: string) => COPYRIGHT.test(block);

/** Whether a block says whose words the story is. */
export const isCredit = (block: string) =>
	wordCount(block) <= 60 && (isCopyright(block) || CONTRIBUTORS.test(block));

const PHOTO =
	/^[([（]?(?:(?:file )?(?:photo|photograph|image|picture|video)s?(?: credit| by| courtesy)?\s*[:/]|(?:photo|photograph|image) (?:by|courtesy)|写真\s*[:：=＝]|(?:撮影|提供)\s*[:：=＝]|фото(?:графия)?\s*[:/])/iu;

/** Whether a block only credits a picture. */
export const isPhotoCredit = (block: string) =>
	wordCount(block) <= 14 && PHOTO.test(block);

const PHOTO_TAIL =
	/(?:\s\/\s?[^/\n.]{2,30}|[(（](?:[^()（）\n]{0,40}\b(?:photo|pool|handout|getty|via)\b[^()（）\n]{0,40}|(?<!。.)(?:AP|AFP|Reuters|REUTERS|共同|ロイター|ТАСС))[)）]|(?:photo(?: credit)?|фото)\s*:[^\n]{2,60}|\b(?:AP Photo|REUTERS|AFP PHOTO)\/[^\n]{2,60}|＝[^＝\n。]{0,30}(?:撮影|提供))\s*\.?$/iu;
const CAPTION_WORDS =
	/^(?:from left|left to right|pictured|(?:a )?file photo|in this (?:[^.]{0,30} )?photo|写真|на (?:фото|снимке))|,\s(?:(?:second|third|fourth|far|front|back|top|bottom)\s)?(?:from\s)?(?:the\s)?(?:left|right|cent(?:er|re))\s?,|\((?:left|right|cent(?:er|re)|[LRC])\)|[（(](?:左|右|中央|左から.{0,6})[)）]|\((?:слева|справа|в центре)\)|, (?:слева|справа|в центре),/iu;

/** Whether a block ends with the credit of a picture. */
export const endsWithPhotoCredit = (block: string) => PHOTO_TAIL.test(block);
/** Whether a block tells where in a picture somebody is to be seen. */
export const hasCaptionWords = (block: string) => CAPTION_WORDS.test(block);

const BYLINE =
	/^(?:(?:by|par|von|por)\s+\p{L}|special to\b|(?:our (?:own )?|(?:senior )?staff |special )?(?:staff|writer|reporter|correspondent)s?$|(?:от|автор(?:ы)?|текст)[:\s]\s*\p{Lu}|文\s*[:：=＝])/iu;
const JAPANESE_BYLINE =
	/^[^。\n]{1,24}(?:記者|特派員|編集委員|論説委員|支局長)(?:[】\s）)]|$)/u;

/** Whether a short block names who wrote the story. */
export const isByline = (block: string) =>
	(wordCount(block) <= 14 && !endsSentence(block) && BYLINE.test(block)) ||
	JAPANESE_BYLINE.test(block);

const YEAR =
	/(?:^|\D)(?:19|20)\d\d(?!\d)|(?:明治|大正|昭和|平成|令和)[\d０-９元]/u;
const DATE_FIRST =
	/^(?:(?:first )?(?:published|updated|posted|last (?:modified|updated))\b|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,4}\s?[./年-]|\d{1,2}\s+\p{L}{3,}|公開|更新|配信|опубликовано|обновлено|(?:明治|大正|昭和|平成|令和))/iu;

/** Which issue of a paper something stood in. */
const ISSUE = /朝刊|夕刊/u;

/** Whether a short block begins with a date and its year, or names a paper's issue. */
export const isDateLine = (block: string) =>
	wordCount(block) <= 16 &&
	!endsSentence(block) &&
	(DATE_FIRST.test(block) || ISSUE.test(block)) &&
	YEAR.test(block.normalize("NFKC"));
