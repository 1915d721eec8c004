import { createHash } from 'node:crypto';
import { SurveyResult } from 'backstage-plugin-operating-model-common';
import { StoredLoad } from './SurveyStore';

/** What a pass adds up to as rows, by table. */
export function tallyRows({
  loads,
  reach,
  entitiesByMatrix,
  uncovered,
}: Omit<SurveyResult, 'findings'>) {
  return {
    loads: loads.flatMap(load => [
      {
        party_ref: load.partyRef,
        activity_ref: '',
        accountable: load.accountable,
        responsible: load.responsible,
        entities: load.entities,
        said_by: JSON.stringify([...load.activities.keys()].sort()),
      },
      ...[...load.activities].map(([activityRef, about]) => ({
        party_ref: load.partyRef,
        activity_ref: activityRef,
        accountable: about.accountable,
        responsible: about.responsible,
        entities: Math.max(about.accountable, about.responsible),
        said_by: JSON.stringify({
          accountable: [...about.accountableBy].sort(),
          responsible: [...about.responsibleBy].sort(),
        }),
      })),
    ]),
    row_reach: [
      ...[...entitiesByMatrix].map(([matrixRef, entities]) => ({
        matrix_ref: matrixRef,
        matrix_row: 0,
        entities,
        without_runbook: 0,
        placeholders: '{}',
      })),
      ...reach.map(each => ({
        matrix_ref: each.matrixRef,
        matrix_row: each.row,
        entities: each.entities,
        without_runbook: each.withoutRunbook,
        placeholders: JSON.stringify(
          Object.fromEntries(
            [...each.placeholders].map(([name, { parties, unresolved }]) => [
              name,
              { parties: Object.fromEntries([...parties].sort()), unresolved },
            ]),
          ),
        ),
      })),
    ],
    uncovered_dependencies: uncovered.map(each => ({
      consumer_ref: each.consumerRef,
      provider_ref: each.providerRef,
      from_ref: each.fromRef,
      to_ref: each.toRef,
      type: each.type,
    })),
  };
}

/** The same for the same rows in whatever order the catalog passed by. */
export function hashOf(tables: Record<string, object[]>): string {
  const hash = createHash('sha256');
  for (const rows of Object.values(tables)) {
    for (const line of rows.map(row => JSON.stringify(row)).sort()) {
      hash.update(line);
    }
  }
  return hash.digest('base64url');
}

export function toLoad(row: any): StoredLoad {
  const said = JSON.parse(row.said_by);
  const isSum = row.activity_ref === '';
  return {
    partyRef: row.party_ref,
    activityRef: row.activity_ref || undefined,
    accountable: row.accountable,
    responsible: row.responsible,
    entities: row.entities,
    activities: isSum ? said.length : 1,
    accountableBy: isSum ? [] : said.accountable,
    responsibleBy: isSum ? [] : said.responsible,
  };
}
