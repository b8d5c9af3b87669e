/** Version of the scripts: in every message, and in the names of the files that never change. */
export const VERSION = "0.1.0";
