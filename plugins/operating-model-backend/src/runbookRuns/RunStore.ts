import { RunbookRun, Trial } from 'backstage-plugin-operating-model-common';

/** A run as it is kept, which names everybody. */
export type Run = RunbookRun & { ranBy: string; recordedBy: string };

/** A run that is to be kept. */
export type NewRun = Omit<Run, 'id' | 'recordedAt'>;

export interface RunPlace {
  ranAt: number;
  id: string;
}

/** Keeps runs of runbooks that others report. */
export interface RunStore {
  /**
   * The same key from the same reporter means the same run, which is kept once.
   *
   * @throws ConflictError when the key was used for another run
   */
  record(run: NewRun, idempotencyKey: string | undefined): Promise<Run>;
  /** The latest first. */
  list(
    runbookRef: string,
    page: { after?: RunPlace; limit: number },
  ): Promise<Run[]>;
  /**
   * By runbook, of everybody who ran it with success, the last time.
   *
   * @param runbookRefs - only of these; of all when absent
   */
  trials(runbookRefs?: readonly string[]): Promise<Map<string, Trial[]>>;
}
