import {
  GridParty,
  GridRow,
  MatrixAnswer,
  SEVERITIES,
  Severity,
} from 'backstage-plugin-operating-model-common';
import { Texts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { titledText } from '../shared/titledText';

export interface MatrixFilter {
  activity: string;
  party: string;
  onlyFindings: boolean;
}

/** Something that a row's reader should know of. */
export interface Remark {
  severity: Severity;
  text: string;
}

const contains = (values: string[], text: string) =>
  values.some(value => value.toLocaleLowerCase().includes(text));

/** The rows and columns that a filter leaves. */
export function filterMatrix(
  matrix: MatrixAnswer,
  filter: MatrixFilter,
): { rows: GridRow[]; parties: GridParty[] } {
  const activity = filter.activity.trim().toLocaleLowerCase();
  const party = filter.party.trim().toLocaleLowerCase();
  return {
    rows: matrix.rows.filter(
      row =>
        contains([row.title, row.activityRef], activity) &&
        (!filter.onlyFindings || hasRemarks(row)),
    ),
    parties: matrix.parties.filter(({ title, key }) =>
      contains([title, key], party),
    ),
  };
}

function hasRemarks({ findings, withoutRunbook = 0 }: GridRow): boolean {
  return findings.length > 0 || withoutRunbook > 0;
}

/** What a row's last cell says, the worst first: its findings, and for how many entities a runbook is missing. */
export function remarksOf(t: Texts, row: GridRow, names: Names): Remark[] {
  const { entities, findings, withoutRunbook } = row;
  const remarks: Remark[] = findings.map(({ severity, message }) => ({
    severity,
    text: titledText(message, names),
  }));
  if (withoutRunbook) {
    remarks.push({
      severity: 'warning',
      text:
        entities === undefined
          ? t('matrices.withoutRunbookSome', { count: withoutRunbook })
          : t('matrices.withoutRunbook', {
              figure: String(withoutRunbook),
              entities: String(entities),
            }),
    });
  }
  return remarks.sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}
