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
import {
  FINDING_KEY,
  FindingRow,
  keyText,
  placeOf,
  toRow,
} from './findingRows';

/** What tells whether a finding has changed. */
type StoredKey = Pick<
  FindingRow,
  'severity_rank' | 'rule' | 'subject_ref' | 'position' | 'hash'
>;

const KEY_PAGE = 2_000;

function* byKey(findings: readonly Finding[]): Steps<Map<string, Finding>> {
  const found = new Map<string, Finding>();
  for (const finding of findings) {
    found.set(keyText(placeOf(finding)), finding);
    yield;
  }
  return found;
}

/** What is to be done so that the one is kept instead of the other. Rows take more room than what they are made of: they are made when written. */
export interface Changes {
  put: ReadonlyMap<string, Finding>;
  gone: readonly StoredKey[];
}

/** Takes note of a row that is kept: it stays, or it is gone. */
function compare(
  row: StoredKey,
  { put, gone }: { put: Map<string, Finding>; gone: StoredKey[] },
) {
  const key = keyText(row);
  const wanted = put.get(key);
  if (!wanted) gone.push(row);
  else if (toRow(wanted).hash === row.hash) put.delete(key);
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
  const changes = { put: yield* byKey(fresh), gone: [] as StoredKey[] };
  for (const finding of left) {
    compare(toRow(finding), changes);
    yield;
  }
  return changes;
}

/** What differs between what is kept, whoever wrote it, and what is to be. */
export async function changesTo(
  trx: Knex.Transaction,
  findings: readonly Finding[],
): Promise<Changes> {
  const changes = {
    put: await inTurns(byKey(findings)),
    gone: [] as StoredKey[],
  };
  for await (const page of storedKeys(trx)) {
    for (const row of page) compare(row, changes);
  }
  return changes;
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
  const keys = [...put.keys()].sort(compareText);
  await putRows(trx, 'findings', rowsOf(keys, put), FINDING_KEY);
  return gone.length + put.size;
}

function* rowsOf(
  keys: readonly string[],
  findings: Changes['put'],
): Iterable<FindingRow> {
  for (const key of keys) yield toRow(findings.get(key)!);
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
