/** Han and kana are as wide as high. */
const WIDE = /[\u3000-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uFF00-\uFF60]/g;

/** Width of a text whose Latin letters are so wide on average, px. */
export const textWidth = (text: string, letter: number): number =>
	(text.length + (text.match(WIDE)?.length ?? 0) * 0.9) * letter;
