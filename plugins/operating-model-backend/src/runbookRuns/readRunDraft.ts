import { InputError } from '@backstage/errors';
import {
  RunbookRunDraft,
  canonicalRef,
  safeUrl,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';

/** A clock that goes a little fast is none of the caller's business. */
const TOLERANCE_MS = 5 * 60_000;

/** What lies before is a mistake, such as a date of all zeros. */
const EARLIEST_YEAR = 2000;

const FIELDS = ['runbookRef', 'ranAt', 'ranBy', 'outcome', 'url'];

const OUTCOMES = ['succeeded', 'failed'] as const;

/**
 * What was sent to POST /runbook-runs, with references in their canonical form.
 *
 * @throws InputError that names every fault and its remedy
 */
export function readRunDraft(body: unknown, now: Date): RunbookRunDraft {
  const given = body as Record<string, unknown>;
  const problems = Object.keys(given)
    .filter(name => !FIELDS.includes(name))
    .map(name => `${name} is not known here; use ${FIELDS.join(', ')}`);

  const runbookRef = canonicalRef(given.runbookRef, { defaultKind: 'Runbook' });
  if (!runbookRef) {
    problems.push(
      'runbookRef is not a reference to a runbook; write for example runbook:default/restore-postgres',
    );
  }
  const ranAt = readMoment(given.ranAt);
  if (!ranAt) {
    problems.push(
      'ranAt is not a moment with a time zone; write it like 2026-05-01T17:00:00Z',
    );
  } else if (ranAt.year < EARLIEST_YEAR) {
    problems.push(
      `ranAt lies before ${EARLIEST_YEAR}; give the moment when the runbook was run`,
    );
  } else if (ranAt.toMillis() > now.getTime() + TOLERANCE_MS) {
    problems.push('ranAt lies in the future; report runs that are over');
  }
  const ranBy =
    given.ranBy === undefined
      ? undefined
      : canonicalRef(given.ranBy, { defaultKind: 'User' });
  if (given.ranBy !== undefined && !ranBy?.startsWith('user:')) {
    problems.push(
      'ranBy is not a reference to a user; write for example user:default/sam, or leave it out where a machine ran it',
    );
  }
  const outcome = OUTCOMES.find(each => each === given.outcome);
  if (!outcome) {
    problems.push(`outcome must be one of ${OUTCOMES.join(', ')}`);
  }
  const url = given.url === undefined ? undefined : readUrl(given.url);
  if (given.url !== undefined && !url) {
    problems.push(
      'url is not an address that may be linked to; give an http:// or https:// URL without user name or password in it',
    );
  }
  if (problems.length || !runbookRef || !ranAt || !outcome) {
    throw new InputError(problems.join('. '));
  }
  return { runbookRef, ranAt: ranAt.toISO()!, ranBy, outcome, url };
}

function readMoment(value: unknown): DateTime<true> | undefined {
  if (typeof value !== 'string') return undefined;
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(value)) return undefined;
  const moment = DateTime.fromISO(value, { zone: 'utc' });
  return moment.isValid ? moment : undefined;
}

function readUrl(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 2_000
    ? safeUrl(value)
    : undefined;
}
