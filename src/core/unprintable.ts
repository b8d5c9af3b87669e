/** Characters that could forge or hide what a reader sees: controls but for tab and line feed, bidi overrides, halves of characters. */
export const UNPRINTABLE =
	/(?![\t\n])\p{Cc}|\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]/u;
