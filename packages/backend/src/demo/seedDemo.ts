import { DatabaseService } from '@backstage/backend-plugin-api';
import {
  ScorecardSettings,
  TargetMeasure,
  measureOf,
} from 'backstage-plugin-operating-model-common';
import { Entities, InventedDay, inventHistory } from './inventHistory';
import { makeRequests, untilRoutable } from './makeRequests';
import { makeTargets } from './makeTargets';
import { Call } from './people';
import { refresh, untilSettled } from './untilSettled';

/** Of the plugin operating-model. */
type Database = Awaited<ReturnType<DatabaseService['getClient']>>;

export interface SeedOptions {
  call: Call;
  database: Database;
  settings: ScorecardSettings;
  now: Date;
  signal: AbortSignal;
}

/**
 * Fills the portal of the demo organization with what months of use would have left: a history of the scorecard, which is made up,
 * and targets and requests, which are made through the API.
 *
 * @returns whether it was for this to do
 */
export async function seedDemo(options: SeedOptions): Promise<boolean> {
  const { call, database, settings, now, signal } = options;
  if (!(await isEmpty(database))) return false;
  if (!(await untilSettled(call, signal))) return false;
  await untilRoutable(call, now, signal);
  await refresh(call, signal);
  // Somebody may have been quicker.
  if (!(await isEmpty(database))) return false;
  const { items } = await call<{ items: Entities }>(
    'priya.raman',
    '/catalog/entities/by-query?limit=1000',
  );
  const days = inventHistory(items, now, settings);
  await keepHistory(database, days);
  await makeTargets(call, now);
  await backdateTargets(database, days);
  await makeRequests(call, now);
  await refresh(call, signal);
  return true;
}

/** Nobody has used it, and it was not seeded before: requests and what is told about targets are never deleted. */
async function isEmpty(database: Database): Promise<boolean> {
  for (const table of ['requests', 'scorecard_targets']) {
    if (await database(table).first()) return false;
  }
  const days = await database('scorecard_history').distinct('day').limit(2);
  return days.length < 2;
}

/** There is no way to write into the past but this one, and nobody but the demo should want to. */
async function keepHistory(database: Database, days: InventedDay[]) {
  await database.transaction(async trx => {
    for (const { day, rolledUp, scoring } of days) {
      await trx('scorecard_scorings')
        .insert({ day, scoring: JSON.stringify(scoring) })
        .onConflict('day')
        .ignore();
      for (const { by, key, sums } of rolledUp) {
        await trx('scorecard_history')
          .insert({
            by,
            key,
            day,
            entities: sums.entities,
            ...sums.cells,
            weight: sums.weight,
            weighted: sums.weighted,
            weight_without: sums.weightWithout,
            weighted_without: sums.weightedWithout,
          })
          .onConflict(['by', 'key', 'day'])
          .ignore();
      }
    }
  });
}

/** As if they had been set on the first day of the history, so that there is a way behind them to judge. */
async function backdateTargets(database: Database, days: InventedDay[]) {
  const [first] = days;
  if (!first) return;
  const targets: { id: string; group_ref: string; measure: TargetMeasure }[] =
    await database('scorecard_targets').select('id', 'group_ref', 'measure');
  for (const { id, group_ref: group, measure } of targets) {
    const part = first.rolledUp.find(({ by, key }) =>
      group ? by === 'group' && key === group : by === 'everything',
    );
    await database('scorecard_targets')
      .where({ id })
      .update({
        from_day: first.day,
        start: measureOf(part?.sums, measure) ?? null,
      });
  }
}
