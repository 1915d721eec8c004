import { hash } from 'node:crypto';
import { Steps, SurveyResult } from 'backstage-plugin-operating-model-common';
import { StoredLoad } from './SurveyStore';

type Rows = Iterable<Record<string, unknown>>;

function* loadRows({ loads }: Pick<SurveyResult, 'loads'>): Rows {
  for (const load of loads) {
    yield {
      party_ref: load.partyRef,
      activity_ref: '',
      accountable: load.accountable,
      responsible: load.responsible,
      entities: load.entities,
      said_by: JSON.stringify([...load.activities.keys()].sort()),
    };
    for (const [activityRef, about] of load.activities) {
      yield {
        party_ref: load.partyRef,
        activity_ref: activityRef,
        accountable: about.accountable,
        responsible: about.responsible,
        entities: Math.max(about.accountable, about.responsible),
        said_by: JSON.stringify({
          accountable: [...about.accountableBy].sort(),
          responsible: [...about.responsibleBy].sort(),
        }),
      };
    }
  }
}

function* reachRows({
  entitiesByMatrix,
  reach,
}: Pick<SurveyResult, 'entitiesByMatrix' | 'reach'>): Rows {
  for (const [matrixRef, entities] of entitiesByMatrix) {
    yield {
      matrix_ref: matrixRef,
      matrix_row: 0,
      entities,
      without_runbook: 0,
      placeholders: '{}',
    };
  }
  for (const each of reach) {
    yield {
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
    };
  }
}

function* uncoveredRows({ uncovered }: Pick<SurveyResult, 'uncovered'>): Rows {
  for (const each of uncovered) {
    yield {
      consumer_ref: each.consumerRef,
      provider_ref: each.providerRef,
      from_ref: each.fromRef,
      to_ref: each.toRef,
      type: each.type,
    };
  }
}

/** What a pass adds up to as rows, by table. They are made when they are asked for: they take more room than what they are made of. */
export function tallyRows(
  result: Omit<SurveyResult, 'findings'>,
): Record<string, () => Rows> {
  return {
    loads: () => loadRows(result),
    row_reach: () => reachRows(result),
    uncovered_dependencies: () => uncoveredRows(result),
  };
}

/** The same for the same rows in whatever order the catalog passed by. */
export function* hashOf(tables: Record<string, () => Rows>): Steps<string> {
  let sum = 0n;
  for (const [table, rows] of Object.entries(tables)) {
    for (const row of rows()) {
      sum += BigInt(`0x${hash('sha1', JSON.stringify([table, row]))}`);
      yield;
    }
  }
  return sum.toString(36);
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
