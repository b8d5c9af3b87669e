/** Size of the picture, px: 16 : 9, as link previews show it. */
export const PICTURE = { width: 1200, height: 675 } as const;
