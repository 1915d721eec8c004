import {
  Finding,
  SEVERITIES,
  Severity,
} from 'backstage-plugin-operating-model-common';
import { HeadFindings } from './HeadFields';
import { Draft } from './draft/Draft';
import { FindingPlace, findingPlace } from './findingPlace';

export interface PlacedFinding {
  finding: Finding;
  place: FindingPlace;
}

/** What is found in a row, and the worst in each of its cells, by party. */
export interface RowFinding {
  all: Finding[];
  cells: Record<string, Severity>;
}

/** By the id of a row. */
export type RowFindings = Map<number, RowFinding>;

export interface ArrangedFindings {
  list: PlacedFinding[];
  rows: RowFindings;
  head: HeadFindings;
}

/** Findings by the places where they are shown. */
export function arrangeFindings(
  findings: Finding[],
  draft: Draft,
): ArrangedFindings {
  const list = findings.map(finding => ({
    finding,
    place: findingPlace(finding, draft),
  }));
  const rows: RowFindings = new Map();
  const head: HeadFindings = {};
  for (const { finding, place } of list) {
    if (place.at === 'head') {
      head[place.field] = [...(head[place.field] ?? []), finding];
    } else if (place.at === 'row') {
      const row = rows.get(place.row) ?? { all: [], cells: {} };
      row.all.push(finding);
      for (const party of place.parties) {
        const known = row.cells[party];
        if (!known || isWorse(finding.severity, known)) {
          row.cells[party] = finding.severity;
        }
      }
      rows.set(place.row, row);
    }
  }
  return { list, rows, head };
}

function isWorse(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b);
}
