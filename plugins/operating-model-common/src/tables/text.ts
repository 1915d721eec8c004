import type { TableRow } from './Table';

export const quote = (value: string) =>
  JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);

export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A name as it is compared: people write them in any case, and spreadsheets break them over lines. */
export const nameKey = (text: string) =>
  oneLine(text).toLocaleLowerCase('en-US');

/** What a cell says: how its lines end and what surrounds it says nothing. */
export const cellText = (text: string) => text.replace(/\r\n?/g, '\n').trim();

export const hasContent = ({ cells }: TableRow) => cells.some(Boolean);

/** Characters that nobody sees and that no text needs; line breaks and tabs are none of them. */
export const CONTROL_CHARACTERS =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
