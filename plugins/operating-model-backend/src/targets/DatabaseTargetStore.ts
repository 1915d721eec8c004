import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { Target, TargetStore } from './TargetStore';

/** More are no help to anybody, and the list has no pages. */
const MOST = 500;

interface TargetRow {
  id: string;
  title: string;
  group_ref: string;
  activity_ref: string;
  measure: Target['measure'];
  goal: number;
  from_day: string;
  start: number | null;
  by_day: string;
  created_by: string;
  /** PostgreSQL hands out what may be larger than a number as a text. */
  created_at: number | string;
}

function fromRow(row: TargetRow): Target {
  return {
    id: row.id,
    title: row.title,
    groupRef: row.group_ref || undefined,
    activityRef: row.activity_ref || undefined,
    measure: row.measure,
    goal: row.goal,
    from: row.from_day,
    by: row.by_day,
    start: row.start ?? undefined,
    createdBy: row.created_by,
    createdAt: new Date(Number(row.created_at)).toISOString(),
  };
}

export class DatabaseTargetStore implements TargetStore {
  readonly #knex: Knex;
  readonly #now: () => Date;

  constructor({ knex, now }: { knex: Knex; now?: () => Date }) {
    this.#knex = knex;
    this.#now = now ?? (() => new Date());
  }

  async list() {
    const rows = await this.#knex<TargetRow>('scorecard_targets').orderBy([
      'by_day',
      'id',
    ]);
    return rows.map(row => fromRow(row as TargetRow));
  }

  async get(id: string) {
    const row = await this.#knex<TargetRow>('scorecard_targets')
      .where({ id })
      .first();
    return row && fromRow(row as TargetRow);
  }

  async create(target: Omit<Target, 'id' | 'createdAt'>) {
    const [{ count }] = await this.#knex('scorecard_targets').count({
      count: '*',
    });
    if (Number(count) >= MOST) {
      throw new ConflictError(
        `There are ${MOST} targets already; remove those that are over`,
      );
    }
    const row: TargetRow = {
      id: randomUUID(),
      title: target.title,
      group_ref: target.groupRef ?? '',
      activity_ref: target.activityRef ?? '',
      measure: target.measure,
      goal: target.goal,
      from_day: target.from,
      start: target.start ?? null,
      by_day: target.by,
      created_by: target.createdBy,
      created_at: this.#now().getTime(),
    };
    await this.#knex('scorecard_targets').insert(row);
    return fromRow(row);
  }

  async change(
    id: string,
    { title, goal, by }: Partial<Pick<Target, 'title' | 'goal' | 'by'>>,
  ) {
    await this.#knex('scorecard_targets')
      .where({ id })
      // What is undefined stays as it is.
      .update({ id, title, goal, by_day: by });
    return this.get(id);
  }

  async remove(id: string) {
    const target = await this.get(id);
    await this.#knex('scorecard_targets').where({ id }).delete();
    return target;
  }
}
