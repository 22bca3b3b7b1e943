const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML content or as the value of a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/**
 * JSON inside a script element. Only `<` can end the element or open a comment there, and within JSON it stands in
 * strings only, where it may be written as an escape. Line and paragraph separators are escaped for old parsers.
 */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/**
 * A program inside a script element: where its strings spell a closing tag or the start of a comment, a backslash
 * keeps the value and hides them from the HTML parser.
 */
export function scriptForHtml(source: string): string {
  return source.replace(/<(\/script|script|!--)/gi, (_, rest: string) => `\\x3c${rest}`);
}

/** A word of a command line, quoted for a POSIX shell where it needs to be. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
