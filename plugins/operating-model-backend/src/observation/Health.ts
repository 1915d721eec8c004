import { Duration } from 'luxon';
import { RefreshRhythm } from '../config';
import { Observed } from './Observed';

/** What `GET /health` answers. */
export interface HealthAnswer {
  status: 'ok' | 'stalled';
  /** What stands still, in words. */
  problems: string[];
}

/** A refresh may be late by that many of its intervals, and by the time that one takes. */
const INTERVALS = 3;

const SLACK_SECONDS = 3_600;

/** Of a schedule that is a cron expression nobody knows the longest pause; a day with its slack is usual. */
const UNKNOWN_SECONDS = 24 * 3_600;

const OUTBOX_SECONDS = 600;

export interface HealthOptions {
  observed: Observed;
  /** How often the scorecard is made. */
  rhythm: Pick<RefreshRhythm, 'every' | 'cron'>;
  now?: () => Date;
}

/** Says whether the pass over the catalog and the outbox go on: both are the business of all replicas together. */
export class Health {
  readonly #observed: Observed;
  readonly #limit: number;
  readonly #now: () => Date;
  readonly #startedAt: number;

  constructor({ observed, rhythm, now }: HealthOptions) {
    this.#observed = observed;
    this.#now = now ?? (() => new Date());
    this.#startedAt = this.#now().getTime();
    this.#limit = SLACK_SECONDS + longestPause(rhythm);
  }

  async read(): Promise<HealthAnswer> {
    const { refreshAgeSeconds, outboxIdleSeconds } =
      await this.#observed.read();
    const up = (this.#now().getTime() - this.#startedAt) / 1_000;
    // What was not done while nothing ran is caught up with soon after the start.
    const late = Math.min(refreshAgeSeconds ?? Infinity, up);
    const problems: string[] = [];
    if (late > this.#limit) {
      problems.push(
        `The scorecard has not been made for ${hoursOf(refreshAgeSeconds ?? up)}; see the task operating-model-survey in the log`,
      );
    }
    if (Math.min(outboxIdleSeconds, up) > OUTBOX_SECONDS) {
      problems.push(
        `Notifications wait for ${hoursOf(outboxIdleSeconds)}; see the task operating-model-requests-relay in the log`,
      );
    }
    return { status: problems.length ? 'stalled' : 'ok', problems };
  }
}

function longestPause({ every, cron }: HealthOptions['rhythm']): number {
  if (every) return INTERVALS * Duration.fromISO(every).as('seconds');
  // Where it is made only when somebody asks, it is never late.
  return cron ? UNKNOWN_SECONDS : Infinity;
}

function hoursOf(seconds: number): string {
  return Duration.fromObject({ minutes: Math.round(seconds / 60) })
    .rescale()
    .toHuman();
}
