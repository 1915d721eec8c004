import {
  FindingAnswer,
  GridRow,
  MatricesAnswer,
  MatrixAnswer,
  MatrixSummary,
} from 'backstage-plugin-operating-model-common';

/** As the backend answers; what a test says goes before. */
export function summary(
  name: string,
  given: Partial<MatrixSummary> = {},
): MatrixSummary {
  return {
    ref: `responsibilitymatrix:default/${name}`,
    title: name,
    method: 'RACI',
    ownerRef: 'group:default/shop',
    precedence: 10,
    review: { dueOn: '2027-06-01', overdue: false },
    entities: 14,
    findings: { error: 0, warning: 0, note: 0 },
    activities: 3,
    parties: 4,
    ...given,
  };
}

export const names = {
  'group:default/shop': { title: 'Shop', exists: true },
  'group:default/security': { title: 'Security', exists: true },
  'user:default/priya': { title: 'Priya', exists: true },
};

export function matricesAnswer(
  items: MatrixSummary[],
  given: Partial<MatricesAnswer> = {},
): MatricesAnswer {
  return { items, names, computedAt: '2026-11-23T12:00:00Z', ...given };
}

export function finding(given: Partial<FindingAnswer> = {}): FindingAnswer {
  return {
    id: 'f1',
    rule: 'R07',
    severity: 'warning',
    practice: 'BP03',
    subjectRef: 'responsibilitymatrix:default/shop-operations',
    location: { path: 'spec.rows[1].accountable', row: 2 },
    message: 'A and R are the same at high risk',
    remedy: 'name somebody else under A',
    ...given,
  };
}

export function row(
  number: number,
  title: string,
  letters: Record<string, string>,
  given: Partial<GridRow> = {},
): GridRow {
  return {
    row: number,
    activityRef: `activity:default/${title.toLocaleLowerCase().replace(/ /g, '-')}`,
    title,
    exists: true,
    risk: 'high',
    letters,
    validator: [],
    entities: 14,
    withoutRunbook: 0,
    findings: [],
    ...given,
  };
}

function holding(rows: GridRow[], key: string, letter: string): number {
  return rows.filter(each => each.letters[key]?.includes(letter)).length;
}

/** A matrix of these rows; its parties are those that the rows name. */
export function matrixOf(
  rows: GridRow[],
  given: Partial<MatrixAnswer> = {},
): MatrixAnswer {
  const keys = [...new Set(rows.flatMap(each => Object.keys(each.letters)))];
  return {
    ref: 'responsibilitymatrix:default/shop-operations',
    title: 'Shop operations',
    method: 'RACI',
    ownerRef: 'group:default/shop',
    precedence: 10,
    appliesTo: { kind: 'Component', 'spec.system': 'shop' },
    review: {
      last: '2026-06-01',
      by: 'user:default/priya',
      dueOn: '2026-12-01',
      overdue: false,
    },
    entities: 14,
    findings: { error: 0, warning: 1, note: 0 },
    parties: keys.map(key => ({
      key,
      title:
        names[key as keyof typeof names]?.title ??
        key.replace('group:default/', ''),
      exists: true,
      accountable: holding(rows, key, 'A'),
      responsible: holding(rows, key, 'R'),
      ...(key.startsWith('$')
        ? {
            resolvesTo: [{ ref: 'group:default/shop', entities: 9 }],
            unresolved: 5,
          }
        : {}),
    })),
    rows,
    matrixFindings: [],
    file: 'matrices.yaml',
    viewUrl: 'https://git.example.com/view/matrices.yaml',
    editUrl: 'https://git.example.com/edit/matrices.yaml',
    names,
    computedAt: '2026-11-23T12:00:00Z',
    hidden: 0,
    ...given,
  };
}

/** Parties across and activities down, as many as are asked for. */
export function largeMatrix(parties: number, activities: number): MatrixAnswer {
  const teams = Array.from(
    { length: parties },
    (_, index) => `group:default/team-${index}`,
  );
  return matrixOf(
    Array.from({ length: activities }, (_, index) =>
      row(index + 1, `Activity ${index + 1}`, {
        ...Object.fromEntries(teams.map(team => [team, 'C'])),
        [teams[index % parties]]: 'AR',
      }),
    ),
  );
}
