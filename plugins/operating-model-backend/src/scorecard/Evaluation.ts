import {
  EvaluateOptions,
  Runbook,
  ScorecardSettings,
  SourceFacts,
} from 'backstage-plugin-operating-model-common';
import { RunStore } from '../runbookRuns/RunStore';

/** What looks at the addresses of runbooks have found. */
export interface SourceLooks {
  /** @param urls - only of these; of all when absent */
  read(urls?: readonly string[]): Promise<ReadonlyMap<string, SourceFacts>>;
}

/** What runbooks are judged with: what config says, and what is known from elsewhere. */
export class Evaluation {
  readonly settings: ScorecardSettings;
  readonly #runs: RunStore;
  readonly #looks: SourceLooks | undefined;

  constructor(options: {
    settings: ScorecardSettings;
    runs: RunStore;
    /** Absent where nobody looks. */
    looks?: SourceLooks;
  }) {
    this.settings = options.settings;
    this.#runs = options.runs;
    this.#looks = options.looks;
  }

  /** @param runbooks - the only ones that will be judged; all when absent */
  async options(runbooks?: readonly Runbook[]): Promise<EvaluateOptions> {
    const { criteria, weights, countsFrom, activitiesFrom, maxAge } =
      this.settings;
    const unique = <T>(values: T[]) => [...new Set(values)];
    const [trials, looks] = await Promise.all([
      this.#runs.trials(runbooks && unique(runbooks.map(({ ref }) => ref))),
      this.#looks?.read(runbooks && unique(runbooks.map(({ url }) => url))),
    ]);
    return {
      criteria,
      weights,
      countsFrom,
      activitiesFrom,
      maxAge,
      trialsOf: ref => trials.get(ref) ?? [],
      sourceOf: looks && (url => looks.get(url)),
    };
  }
}
