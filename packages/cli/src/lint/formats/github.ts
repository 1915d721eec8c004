import { Severity } from 'backstage-plugin-operating-model-common';
import { Report } from '../Report';
import { textReport } from './text';

const COMMANDS: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

const escapeText = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string) =>
  escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Workflow commands that GitHub Actions turn into annotations beside the lines. */
export function githubReport(report: Report): string {
  const commands = report.findings.map(
    ({
      severity,
      file,
      line,
      column,
      rule,
      subjectRef = '',
      message,
      remedy,
    }) => {
      const title = escapeProperty(`${rule} ${subjectRef}`.trim());
      const place = `file=${escapeProperty(file)},line=${line},col=${column}`;
      return `::${COMMANDS[severity]} ${place},title=${title}::${escapeText(`${message}; ${remedy}`)}\n`;
    },
  );
  return `${commands.join('')}${textReport({ ...report, findings: [] })}`;
}
