import { setImmediate } from 'node:timers/promises';
import {
  Finding,
  Steps,
  compareText,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';
import { putRows } from '../database/putRows';
import { inTurns } from '../inTurns';
import { FINDING_KEY, FindingRow, keyText, toRow } from './findingRows';

/** What tells whether a finding has changed. */
type StoredKey = Pick<
  FindingRow,
  'severity_rank' | 'rule' | 'subject_ref' | 'position' | 'hash'
>;

const KEY_PAGE = 2_000;

function* rowsByKey(
  findings: readonly Finding[],
): Steps<Map<string, FindingRow>> {
  const rows = new Map<string, FindingRow>();
  for (const finding of findings) {
    const row = toRow(finding);
    rows.set(keyText(row), row);
    yield;
  }
  return rows;
}

/** What is to be done so that the one is kept instead of the other. */
export interface Changes {
  put: ReadonlyMap<string, FindingRow>;
  gone: readonly StoredKey[];
}

/** What differs between findings of which the same stay the same objects. */
export function* changesBetween(
  before: readonly Finding[],
  after: readonly Finding[],
): Steps<Changes> {
  const left = new Set(before);
  const fresh: Finding[] = [];
  for (const finding of after) {
    if (!left.delete(finding)) fresh.push(finding);
    yield;
  }
  const put = yield* rowsByKey(fresh);
  const gone: StoredKey[] = [];
  for (const finding of left) {
    const row = toRow(finding);
    const key = keyText(row);
    const wanted = put.get(key);
    if (!wanted) gone.push(row);
    else if (wanted.hash === row.hash) put.delete(key);
    yield;
  }
  return { put, gone };
}

/** What differs between what is kept, whoever wrote it, and what is to be. */
export async function changesTo(
  trx: Knex.Transaction,
  findings: readonly Finding[],
): Promise<Changes> {
  const put = await inTurns(rowsByKey(findings));
  const gone: StoredKey[] = [];
  for await (const page of storedKeys(trx)) {
    for (const row of page) {
      const key = keyText(row);
      const wanted = put.get(key);
      if (!wanted) gone.push(row);
      else if (wanted.hash === row.hash) put.delete(key);
    }
  }
  return { put, gone };
}

/** @returns how many rows were written */
export async function applyChanges(
  trx: Knex.Transaction,
  { put, gone }: Changes,
): Promise<number> {
  for (const chunk of chunksOf(gone)) {
    await trx('findings')
      .whereIn(
        FINDING_KEY,
        chunk.map(row => [
          row.severity_rank,
          row.rule,
          row.subject_ref,
          row.position,
        ]),
      )
      .delete();
  }
  // In the order of the key an index takes many rows in almost half of the time.
  const rows = [...put]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, row]) => row);
  await putRows(trx, 'findings', rows, FINDING_KEY);
  return gone.length + put.size;
}

async function* storedKeys(trx: Knex.Transaction): AsyncIterable<StoredKey[]> {
  let after: StoredKey | undefined;
  do {
    const question = trx<FindingRow>('findings')
      .select('severity_rank', 'rule', 'subject_ref', 'position', 'hash')
      .orderBy(FINDING_KEY)
      .limit(KEY_PAGE);
    if (after) {
      const { severity_rank, rule, subject_ref, position } = after;
      question.whereRaw(`(${FINDING_KEY.join(', ')}) > (?, ?, ?, ?)`, [
        severity_rank,
        rule,
        subject_ref,
        position,
      ]);
    }
    const page: StoredKey[] = await question;
    yield page;
    after = page.length < KEY_PAGE ? undefined : page[page.length - 1];
    // On SQLite the statement has kept all others in this process waiting.
    await setImmediate();
  } while (after);
}
