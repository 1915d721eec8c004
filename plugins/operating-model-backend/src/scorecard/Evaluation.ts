import { hash as hashOnce } from 'node:crypto';
import {
  EvaluateAnswers,
  EvaluateOptions,
  OperatingModel,
  Runbook,
  ScorecardSettings,
  SourceFacts,
  createAnswersEvaluator,
} from 'backstage-plugin-operating-model-common';
import { RunStore } from '../runbookRuns/RunStore';

/** What looks at the addresses of runbooks have found. */
export interface SourceLooks {
  /** @param urls - only of these; of all when absent */
  read(urls?: readonly string[]): Promise<ReadonlyMap<string, SourceFacts>>;
}

interface KnownElsewhere {
  trials: Awaited<ReturnType<RunStore['trials']>>;
  looks?: ReadonlyMap<string, SourceFacts>;
}

/** The same for the same in whatever order it was read. */
function hashOf({ trials, looks = new Map() }: KnownElsewhere): string {
  const lines = [...trials, ...looks].map(each => JSON.stringify(each));
  return hashOnce('sha1', lines.sort().join('\n'));
}

/** The answers that were evaluated, with what they were evaluated with. */
interface Kept {
  model: OperatingModel;
  /** Of what is known from elsewhere. */
  hash: string;
  evaluateAnswers: EvaluateAnswers;
}

/** What runbooks are judged with: what config says, and what is known from elsewhere. */
export class Evaluation {
  readonly settings: ScorecardSettings;
  readonly #runs: RunStore;
  readonly #looks: SourceLooks | undefined;
  #kept?: Kept;

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
    return this.#optionsWith(await this.#known(runbooks));
  }

  /** What evaluates answers; the same for as long as model, runs and looks are the same, with what it has worked out. */
  async answersEvaluator(model: OperatingModel): Promise<EvaluateAnswers> {
    const known = await this.#known();
    const hash = hashOf(known);
    if (this.#kept?.model !== model || this.#kept.hash !== hash) {
      const evaluateAnswers = createAnswersEvaluator(
        model,
        this.#optionsWith(known),
      );
      this.#kept = { model, hash, evaluateAnswers };
    }
    return this.#kept.evaluateAnswers;
  }

  async #known(runbooks?: readonly Runbook[]): Promise<KnownElsewhere> {
    const unique = <T>(values: T[]) => [...new Set(values)];
    const [trials, looks] = await Promise.all([
      this.#runs.trials(runbooks && unique(runbooks.map(({ ref }) => ref))),
      this.#looks?.read(runbooks && unique(runbooks.map(({ url }) => url))),
    ]);
    return { trials, looks };
  }

  #optionsWith({ trials, looks }: KnownElsewhere): EvaluateOptions {
    const { criteria, weights, countsFrom, activitiesFrom, maxAge } =
      this.settings;
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
