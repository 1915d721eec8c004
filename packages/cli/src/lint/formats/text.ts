import { counted, plainText } from '../../plainText';
import { Report } from '../Report';

/** A line a finding, in the form in which editors and terminals know a place. */
export function textReport({ findings, totals, ...report }: Report): string {
  const lines = findings.map(
    ({ file, line, column, severity, rule, subjectRef, message, remedy }) =>
      plainText(
        `${file}:${line}:${column}: ${severity} ${rule}: ${subjectRef ? `${subjectRef}: ` : ''}${message}; ${remedy}`,
      ),
  );
  const { error, warning, note } = totals;
  const { definitions, entities, files } = report;
  const summary = [
    `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(note, 'note')}`,
    `in ${counted(definitions, 'definition')} and ${counted(entities - definitions, 'other entity', 'other entities')}`,
    `of ${counted(files, 'file')}.`,
  ].join(' ');
  return `${[...lines, summary].join('\n')}\n`;
}
