import { readCsv } from './readCsv';
import { TABLE_LIMITS } from './limits';
import { looksLikeMarkdown, readMarkdown } from './readMarkdown';
import type { TableFormat, TableReading } from './Table';

/**
 * Reads a table that somebody pasted or saved: Markdown with pipes, or CSV with commas, semicolons or tabs.
 *
 * @public
 */
export function readTable(
  text: string,
  options: { format?: TableFormat } = {},
): TableReading {
  if (text.length > TABLE_LIMITS.characters) {
    return {
      problems: [
        {
          message: `the text is longer than ${TABLE_LIMITS.characters.toLocaleString('en-GB')} characters`,
          remedy: 'paste the table alone, or in parts',
        },
      ],
    };
  }
  const content = text.replace(/^\ufeff/, '');
  const format =
    options.format ?? (looksLikeMarkdown(content) ? 'markdown' : 'csv');
  const reading =
    format === 'markdown' ? readMarkdown(content) : readCsv(content);
  if (reading.table && !reading.table.rows.length) {
    return {
      problems: [
        {
          message: 'there is no table in it',
          remedy:
            'paste rows with activities in the first column and parties in the headings',
        },
      ],
    };
  }
  return reading;
}
