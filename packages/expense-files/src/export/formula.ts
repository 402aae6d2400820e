/**
 * Cells that a spreadsheet would run. An apostrophe before them makes them text, in Excel, LibreOffice and
 * Google Sheets; one that is there already gets another, so that the text comes back as it was.
 *
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
const RUN = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** The text as a spreadsheet shows it and does not run it, for example `'=1+1`. */
export function safeText(text: string): string {
  return RUN.test(text) ? `'${text}` : text;
}

/** The text that `safeText` was given. */
export function plainText(cell: string): string {
  return cell.startsWith("'") && RUN.test(cell) ? cell.slice(1) : cell;
}
