import { hash } from 'node:crypto';
import {
  DEFAULT_SCORECARD_SETTINGS,
  RollUp,
  RolledUp,
  ScorecardSettings,
  Scoring,
  compileOperatingModel,
  createEvaluator,
  scoringOf,
} from 'backstage-plugin-operating-model-common';

export type Entities =
  Parameters<typeof compileOperatingModel>[0] extends Iterable<infer TEntity>
    ? TEntity[]
    : never;

/** What figures were on a day, as far as they had changed by then. */
export interface InventedDay {
  day: string;
  rolledUp: RolledUp[];
  scoring: Scoring;
}

const WEEKS = 12;

/** So many of ten runbooks were there from the first week on. */
const AT_FIRST = 7;

/** From this week on somebody has to have tried a runbook. */
const VALIDATED_FROM = 7;

const DAY_MS = 86_400_000;

const keyOf = ({ by, key }: RolledUp) => `${by} ${key}`;

/** The same for a runbook whenever it is asked for: 0 to 1. */
const luckOf = (name: string) =>
  parseInt(hash('sha1', name, 'hex').slice(0, 8), 16) / 0xffff_ffff;

/** The week in which a runbook came; 0 where it was there from the beginning. */
function weekOf(name: string): number {
  const late = luckOf(name) * 10 - AT_FIRST;
  return late <= 0 ? 0 : Math.ceil((late / (10 - AT_FIRST)) * (WEEKS - 1));
}

/**
 * Makes up how the scorecard came to stand where it does: each week in the past is the catalog of today with fewer runbooks,
 * evaluated and rolled up the way the plugin does it; at first nobody asks whether a runbook was tried. Nothing of it ever happened.
 *
 * @param entities - the whole catalog
 */
export function inventHistory(
  entities: Entities,
  now: Date,
  settings: ScorecardSettings = DEFAULT_SCORECARD_SETTINGS,
): InventedDay[] {
  const days: InventedDay[] = [];
  let before = new Map<string, string>();
  for (let week = 0; week < WEEKS; week += 1) {
    const there = entities.filter(
      ({ kind, metadata }) =>
        kind !== 'Runbook' || weekOf(metadata.name) <= week,
    );
    const model = compileOperatingModel(there, { now });
    const { weights } = settings;
    const then = {
      ...settings,
      weights: week < VALIDATED_FROM ? { ...weights, validated: 0 } : weights,
    };
    const evaluate = createEvaluator(model, then);
    const rollUp = new RollUp(model.ancestorsOf);
    for (const entity of there) rollUp.add(evaluate(entity));
    const all = rollUp.result();
    const known = before;
    const rolledUp = all.filter(
      each => known.get(keyOf(each)) !== JSON.stringify(each.sums),
    );
    before = new Map(all.map(each => [keyOf(each), JSON.stringify(each.sums)]));
    const at = now.getTime() - (WEEKS - week) * 7 * DAY_MS;
    if (rolledUp.length > 0) {
      days.push({
        day: new Date(at).toISOString().slice(0, 10),
        rolledUp,
        scoring: scoringOf(model, then),
      });
    }
  }
  return days;
}
